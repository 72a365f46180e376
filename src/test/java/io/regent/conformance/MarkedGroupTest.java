package io.regent.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Daemon;
import io.regent.lab.Daemon.Program;
import io.regent.lab.Forwarding;
import io.regent.lab.Lab;
import io.regent.lab.LvsLab;
import io.regent.lab.Traffic;
import io.regent.testkernel.IpvsTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code nftables_ipvs}: a group is one marked service, and nothing of it is left behind. */
final class MarkedGroupTest {

    /** In an emulated kernel two processes of a daemon take their time to start. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String OTHERS = "table ip other {\n}\n";

    private static final String FILE =
            """
            global_defs {
                nftables_ipvs
            }
            virtual_server_group web {
                10.80.0.100 80
                10.80.0.101-103 80
            }
            virtual_server group web {
                lvs_sched rr
                lvs_method NAT
                protocol TCP
                real_server 10.81.0.11 80 {
                }
                real_server 10.81.0.12 80 {
                }
            }
            """;

    @IpvsTest
    void aClientIsServedByMarkAlsoAfterACrash() {
        try (LvsLab lab = LvsLab.of(Forwarding.NAT, 1, 2)) {
            lab.activate("director1");
            lab.host("director1").run("nft", "add table ip other");
            Daemon daemon = lab.start(Program.REGENT, "director1", FILE, "-C");
            daemon.awaitLog("Serving ", SOON);
            String table = lab.ipvsadm("director1", "-Sn");
            assertEquals(
                    List.of(
                            "-A -f 1000 -s rr",
                            "-a -f 1000 -r 10.81.0.11:80 -m -w 1",
                            "-a -f 1000 -r 10.81.0.12:80 -m -w 1"),
                    table.lines().map(String::strip).toList());
            String rules = lab.host("director1").run("nft", "list", "ruleset");
            assertTrue(rules.startsWith(OTHERS), rules);
            Traffic traffic = lab.traffic(Duration.ofMillis(100));
            assertServes(lab, traffic);
            daemon.kill("checkers.pid");
            daemon.awaitLog("ended with status 137", SOON);
            assertServes(lab, traffic);
            Lab.await("another", SOON, () -> daemon.logged("Serving ") == 2);
            assertServes(lab, traffic);
            traffic.close();
            assertEquals(table, lab.ipvsadm("director1", "-Sn"), lab::story);
            assertEquals(rules, lab.host("director1").run("nft", "list", "ruleset"));
            assertEquals(0, daemon.stop(), lab::story);
            assertEquals("", lab.ipvsadm("director1", "-Sn"), lab::story);
            assertEquals(OTHERS, lab.host("director1").run("nft", "list", "ruleset"));
        }
    }

    /** So many more connections end, none of them with an error. */
    private static void assertServes(LvsLab lab, Traffic traffic) {
        long from = Lab.nowNanos();
        Lab.await("connections", SOON, () -> traffic.soFar().since(from).size() >= 10);
        var tally = traffic.soFar().since(from);
        assertEquals(Map.of(), tally.failures(), () -> tally + "\n" + lab.story());
        assertEquals(List.of("real1", "real2"), List.copyOf(tally.answers().keySet()));
    }
}
