package io.regent.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.ConfigLoader;
import io.regent.config.lvs.Checker;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTextTest {

    /** As keepalived 2.2.7 has it; it sends none about files and BFD. */
    @ParameterizedTest
    @CsvSource({
        "TCP_CHECK, , TCP CHECK succeed on service, TCP CHECK failed on service",
        "UDP_CHECK, , UDP CHECK succeed on service, UDP CHECK failed on service",
        "PING_CHECK, , ICMP CHECK succeed on service, ICMP CHECK failed on service",
        "MISC_CHECK, misc_path /bin/x, MISC CHECK succeeded on service,"
                + " MISC CHECK failed on service",
        "DNS_CHECK, , DNS_CHECK: succeed on service, DNS_CHECK: failed on service",
        "SMTP_CHECK, , CHECK succeed on service, CHECK failed on service : timed out",
        "HTTP_GET, url { path / }, CHECK succeed on service, CHECK failed on service : timed out",
        "FILE_CHECK, track_file F, FILE CHECK succeed on service, FILE CHECK failed on service",
    })
    void eachKindOfCheckHasItsWords(String kind, String inside, String good, String bad) {
        Checker checker = checker(kind, inside == null ? "" : inside.replace(" { ", " {\n"));
        assertEquals(good, CheckText.succeeded(checker));
        assertEquals(bad, CheckText.failed(checker, "timed out"));
    }

    private static Checker checker(String kind, String inside) {
        String text =
                "track_file F {\nfile /run/f\n}\n"
                        + "virtual_server 10.0.0.1 80 {\nlb_algo rr\nlb_kind NAT\nprotocol TCP\n"
                        + "real_server 10.1.0.1 80 {\n"
                        + (kind + " {\n" + inside.replace(" }", "\n}") + "\n}\n")
                        + "}\n}\n";
        var loaded = ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8));
        var server = loaded.configuration().orElseThrow().virtualServers().getFirst();
        return server.realServers().getFirst().checkers().getFirst();
    }
}
