package io.regent.mail;

import io.regent.config.Configuration;
import io.regent.config.GlobalConfig.MailConfig;
import io.regent.config.feature.Features;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says about mail, with defaults filled in (inventory 2.2).
 *
 * @param routerId names this machine in subjects
 * @param server the relay, a name or an address; empty for no mail at all
 * @param heloName how the relay is greeted
 * @param timeout for the connection, and for each reply
 * @param noFaults {@code no_email_faults}
 * @param wholeServersOnly {@code no_checker_emails}
 */
public record MailSettings(
        String routerId,
        List<MailAddress> recipients,
        MailAddress from,
        Optional<String> server,
        int port,
        String heloName,
        Duration timeout,
        boolean noFaults,
        boolean wholeServersOnly) {

    public MailSettings {
        recipients = List.copyOf(recipients);
    }

    /**
     * @param hostName of this machine
     * @param userName that this process runs as
     */
    public static MailSettings of(Configuration configuration, String hostName, String userName) {
        MailConfig mail = configuration.global().mail();
        Optional<Features> features = configuration.features();
        var rules = features.map(Features::mail);
        var recipients = new ArrayList<MailAddress>();
        for (String text : mail.recipients()) recipients.add(MailAddress.parse(text));
        return new MailSettings(
                configuration.global().routerId().orElse(hostName),
                recipients,
                MailAddress.parse(mail.from().orElse(userName + "@" + hostName)),
                mail.server(),
                mail.port(),
                rules.flatMap(some -> some.smtpHeloName()).orElse(hostName),
                mail.timeout(),
                rules.isPresent() && rules.get().noEmailFaults(),
                rules.isPresent() && rules.get().noCheckerEmails());
    }

    /** Whether any mail can be sent. */
    public boolean isActive() {
        return server.isPresent() && !recipients.isEmpty();
    }
}
