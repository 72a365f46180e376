package io.regent.config.feature;

import java.util.Optional;

/**
 * Which events are worth a mail or a line in the log. Each component is the keyword of its name, as
 * {@code docs/keyword-reference.md} describes it.
 */
public record MailRules(
        Optional<String> smtpHeloName,
        boolean noEmailFaults,
        boolean noCheckerEmails,
        boolean checkerLogAllFailures) {}
