package io.regent.config;

import static io.regent.config.Default.fixed;

import io.regent.config.feature.MailRules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of {@code global_defs} about what is worth a mail (inventory 2.2). */
final class MailKeywords {

    static final Keyword<Boolean> NO_EMAIL_FAULTS =
            Keyword.active(
                    "no_email_faults",
                    ScalarTypes.FLAG,
                    fixed(false),
                    OnInvalid.IGNORE_LINE,
                    "No mail for changes to FAULT.");

    static final Keyword<Boolean> NO_CHECKER_EMAILS =
            Keyword.active(
                    "no_checker_emails",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    OnInvalid.IGNORE_LINE,
                    "Mail only when a real server as a whole changes.");

    static final Keyword<Boolean> CHECKER_LOG_ALL_FAILURES =
            Keyword.accepted(
                    "checker_log_all_failures",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    "Checkers log every failure.");

    static final List<Keyword<?>> ALL =
            List.of(NO_EMAIL_FAULTS, NO_CHECKER_EMAILS, CHECKER_LOG_ALL_FAILURES);

    private MailKeywords() {}

    static MailRules config(Values global) {
        return new MailRules(
                Optional.ofNullable(global.get(GlobalKeywords.SMTP_HELO_NAME)),
                global.orDefault(NO_EMAIL_FAULTS),
                global.orDefault(NO_CHECKER_EMAILS),
                global.orDefault(CHECKER_LOG_ALL_FAILURES));
    }

    /** {@code smtp_alert} of an instance or a group: its own, smtp_alert_vrrp, smtp_alert, off. */
    static boolean vrrpAlert(@Nullable Boolean own, Values global) {
        if (own != null) return own;
        Boolean vrrp = global.get(GlobalKeywords.SMTP_ALERT_VRRP);
        return vrrp == null ? global.orDefault(GlobalKeywords.SMTP_ALERT) : vrrp;
    }
}
