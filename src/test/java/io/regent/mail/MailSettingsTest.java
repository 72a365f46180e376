package io.regent.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.Configuration;
import io.regent.config.problem.ProblemRenderer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {

    private static final String FULL =
            """
            global_defs {
                router_id lb-one
                notification_email {
                    root@here.test admin@here.test
                    "Doe, Jane <jane@there.test>"
                }
                notification_email_from ka@here.test
                smtp_server relay.here.test 2525
                smtp_helo_name helo.here.test
                smtp_connect_timeout 0
                no_email_faults
                no_checker_emails
            }
            """;

    @Test
    void everyKeywordArrives() {
        var settings = read(FULL);
        assertTrue(settings.isActive());
        assertEquals("lb-one", settings.routerId());
        assertEquals(
                List.of("root@here.test", "admin@here.test", "\"Doe, Jane\" <jane@there.test>"),
                settings.recipients().stream().map(MailAddress::header).toList());
        assertEquals("ka@here.test", settings.from().address());
        assertEquals(Optional.of("relay.here.test"), settings.server());
        assertEquals(2525, settings.port());
        assertEquals("helo.here.test", settings.heloName());
        assertEquals(Duration.ofSeconds(1), settings.timeout());
        assertTrue(settings.noFaults());
        assertTrue(settings.wholeServersOnly());
    }

    @Test
    void whatIsNotWrittenComesFromTheMachine() {
        var settings = read("global_defs {\nsmtp_server 192.0.2.1\n}\n");
        assertFalse(settings.isActive());
        assertEquals("host.test", settings.routerId());
        assertEquals("joe@host.test", settings.from().address());
        assertEquals("host.test", settings.heloName());
        assertEquals(25, settings.port());
        assertEquals(Duration.ofSeconds(30), settings.timeout());
        assertFalse(settings.noFaults());
        assertFalse(settings.wholeServersOnly());
    }

    /** A dash stands for a line that is not there. */
    @ParameterizedTest
    @CsvSource({
        "-, -, -, false",
        "-, -, true, true",
        "true, -, -, true",
        "true, -, false, false",
        "false, true, -, true",
        "true, false, -, false",
        "-, true, false, false",
        "-, true, -, true",
    })
    void smtpAlertIsOwnOrForVrrpOrForAllOrOff(
            String all, String vrrp, String own, boolean expected) {
        var features =
                configuration(
                                "global_defs {\n%s%s}\n"
                                                .formatted(
                                                        line("smtp_alert", all),
                                                        line("smtp_alert_vrrp", vrrp))
                                        + "vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 1\n"
                                        + "virtual_ipaddress {\n192.0.2.9\n}\n"
                                        + line("smtp_alert", own)
                                        + "}\n"
                                        + "vrrp_sync_group G1 {\ngroup {\nVI_1\n}\n"
                                        + line("smtp_alert", own)
                                        + "}\n")
                        .features()
                        .orElseThrow();
        assertEquals(expected, features.instances().getFirst().smtpAlert());
        assertEquals(expected, features.syncGroups().getFirst().smtpAlert());
    }

    private static String line(String keyword, String value) {
        return value.equals("-") ? "" : keyword + " " + value + "\n";
    }

    private static MailSettings read(String text) {
        return MailSettings.of(configuration(text), "host.test", "joe");
    }

    private static Configuration configuration(String text) {
        var loaded = ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8));
        assertTrue(
                loaded.configuration().isPresent(),
                () -> ProblemRenderer.render(loaded.problems()));
        return loaded.configuration().get();
    }
}
