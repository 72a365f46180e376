package io.regent.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings for tests: everybody may send mail to two recipients. */
final class Mails {

    private Mails() {}

    static MailSettings to(int port, String... recipients) {
        return settings(port, false, false, recipients);
    }

    /**
     * @param timeout for the connection and for each reply
     */
    static MailSettings waiting(Duration timeout, MailSettings settings) {
        return new MailSettings(
                settings.routerId(),
                settings.recipients(),
                settings.from(),
                settings.server(),
                settings.port(),
                settings.heloName(),
                timeout,
                settings.noFaults(),
                settings.wholeServersOnly());
    }

    static MailSettings settings(
            int port, boolean noFaults, boolean wholeServersOnly, String... recipients) {
        return new MailSettings(
                "lb-one",
                List.of(recipients).stream().map(MailAddress::parse).toList(),
                MailAddress.parse("Keep Alived <ka@here.test>"),
                Optional.of("127.0.0.1"),
                port,
                "lb.here.test",
                Duration.ofMillis(500),
                noFaults,
                wholeServersOnly);
    }
}
