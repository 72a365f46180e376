package io.regent.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Daemon;
import io.regent.lab.Daemon.Program;
import io.regent.lab.Forwarding;
import io.regent.lab.IpvsCommands;
import io.regent.lab.Lab;
import io.regent.lab.LvsLab;
import io.regent.lab.Traffic;
import io.regent.testkernel.IpvsTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The daemon in charge of real traffic: what a client sees when something dies. */
final class DirectorTest {

    /** In an emulated kernel two processes of a daemon take their time to start. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String SERVICE = LvsLab.VIP + ":" + LvsLab.PORT;
    private static final int SET_DESTINATION = 6;

    private static String virtualServer(String method) {
        return """
        virtual_server 10.80.0.100 80 {
            delay_loop 1
            lvs_sched rr
            lvs_method %s
            protocol TCP
            real_server 10.81.0.11 80 {
                TCP_CHECK {
                    connect_timeout 3
                    retry 1
                    delay_before_retry 1
                }
            }
            real_server 10.81.0.12 80 {
                TCP_CHECK {
                    connect_timeout 3
                    retry 1
                    delay_before_retry 1
                }
            }
        }
        """
                .formatted(method);
    }

    private static String director(int priority) {
        return """
        global_defs {
            lvs_sync_daemon eth1 VI_1 id 7
        }
        vrrp_instance VI_1 {
            interface eth0
            virtual_router_id 80
            priority %d
            advert_int 1
            virtual_ipaddress {
                10.80.0.100/24 dev eth0
                10.81.0.254/24 dev eth1
            }
        }
        """
                        .formatted(priority)
                + virtualServer("NAT");
    }

    private static void awaitServer(LvsLab lab, String director, String real, boolean there) {
        try {
            Lab.await(
                    real + (there ? " is in" : " is out"),
                    SOON,
                    () -> lab.table(director).has(SERVICE, lab.realAddress(real) + ":") == there);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + lab.story(), e);
        }
    }

    /** So many more connections end, none of them with an error. */
    private static void assertServes(LvsLab lab, Traffic traffic, List<String> by) {
        long from = Lab.nowNanos();
        Lab.await("connections", SOON, () -> traffic.soFar().since(from).size() >= 10);
        var tally = traffic.soFar().since(from);
        assertEquals(Map.of(), tally.failures(), () -> tally + "\n" + lab.story());
        assertEquals(by, List.copyOf(tally.answers().keySet()), tally::toString);
    }

    private static String sync(LvsLab lab, String director) {
        return lab.ipvsadm(director, "-Ln --daemon").strip();
    }

    @IpvsTest
    @Case("S12")
    @Case("LV-05")
    @Case("LV-23")
    void s12ServersAndDirectorsDieUnderLoadAndTheClientGoesOn() {
        try (LvsLab lab = LvsLab.of(Forwarding.NAT, 2, 2)) {
            Daemon first = lab.start(Program.REGENT, "director1", director(150));
            first.awaitLog("Entering MASTER STATE", SOON);
            Daemon second = lab.start(Program.REGENT, "director2", director(100));
            second.awaitLog("Entering BACKUP STATE", SOON);
            for (String director : List.of("director1", "director2")) {
                awaitServer(lab, director, "real1", true);
                awaitServer(lab, director, "real2", true);
            }
            assertTrue(
                    sync(lab, "director1").startsWith("master sync daemon (mcast=eth1, syncid=7"));
            assertTrue(
                    sync(lab, "director2").startsWith("backup sync daemon (mcast=eth1, syncid=7"));
            Traffic traffic = lab.traffic(Duration.ofMillis(100));
            assertServes(lab, traffic, List.of("real1", "real2"));

            lab.kill("real1");
            awaitServer(lab, "director1", "real1", false);
            assertServes(lab, traffic, List.of("real2"));

            // The companion is killed: the kernel goes on, and what was out stays out.
            long served = first.logged("Serving ");
            first.kill("checkers.pid");
            assertServes(lab, traffic, List.of("real2"));
            Lab.await("a new companion", SOON, () -> first.logged("Serving ") > served);
            assertFalse(lab.table("director1").has(SERVICE, "10.81.0.11:"), lab::story);
            assertServes(lab, traffic, List.of("real2"));
            assertTrue(sync(lab, "director1").startsWith("master sync daemon"), lab::story);

            lab.serve("real1");
            awaitServer(lab, "director1", "real1", true);
            awaitServer(lab, "director2", "real1", true);
            assertServes(lab, traffic, List.of("real1", "real2"));

            first.kill();
            lab.isolate("director1");
            second.awaitLog("Entering MASTER STATE", SOON);
            // Connections that began before the take-over may still be waiting.
            Lab.pause(4);
            assertServes(lab, traffic, List.of("real1", "real2"));
            Lab.await(
                    "connections are sent on",
                    SOON,
                    () -> sync(lab, "director2").startsWith("master sync daemon"));
            traffic.close();

            assertEquals(0, second.stop(), lab::story);
            assertTrue(lab.table("director2").isEmpty(), lab::story);
            assertEquals("", sync(lab, "director2"));
        }
    }

    @IpvsTest
    @Case("S12")
    void aServerDiesUnderLoadBehindDirectRouting() {
        diesAndReturns(Forwarding.DR, "DR");
    }

    @IpvsTest
    @Case("S12")
    void aServerDiesUnderLoadBehindATunnel() {
        diesAndReturns(Forwarding.TUN, "TUN");
    }

    private static void diesAndReturns(Forwarding forwarding, String method) {
        try (LvsLab lab = LvsLab.of(forwarding, 1, 2)) {
            lab.activate("director1");
            Daemon daemon = lab.start(Program.REGENT, "director1", virtualServer(method), "-C");
            awaitServer(lab, "director1", "real2", true);
            Traffic traffic = lab.traffic(Duration.ofMillis(100));
            assertServes(lab, traffic, List.of("real1", "real2"));
            lab.kill("real2");
            awaitServer(lab, "director1", "real2", false);
            assertServes(lab, traffic, List.of("real1"));
            lab.serve("real2");
            awaitServer(lab, "director1", "real2", true);
            assertServes(lab, traffic, List.of("real1", "real2"));
            traffic.close();
            assertEquals(0, daemon.stop(), lab::story);
            assertTrue(lab.table("director1").isEmpty(), lab::story);
        }
    }

    private static String many(int weightOfOne) {
        var text =
                new StringBuilder("virtual_server 10.80.0.100 80 {\nprotocol TCP\nlvs_sched rr\n");
        text.append("lvs_method NAT\n");
        for (int i = 0; i < 1000; i++) {
            text.append("real_server 10.82.").append(i / 200).append('.').append(i % 200 + 1);
            text.append(" 80 {\nweight ").append(i == 500 ? weightOfOne : 3).append("\n}\n");
        }
        return text.append("}\n").toString();
    }

    @IpvsTest
    @Case("LV-20")
    @Case("LV-21")
    @Case("LV-28")
    @Case("LV-29")
    void aReloadSendsWhatChangedAndWhatIsDeletedByHandComesBack() {
        try (LvsLab lab = LvsLab.of(Forwarding.DR, 1, 0)) {
            Daemon daemon = lab.start(Program.REGENT, "director1", many(3), "-C");
            Lab.await("all servers", SOON, () -> lab.table("director1").of(SERVICE).size() == 1000);
            daemon.awaitLog("Serving ", SOON);
            try (var commands =
                    new IpvsCommands(lab.host("director1"), lab.folder().resolve("nl"))) {
                reload(daemon);
                assertEquals(List.of(), commands.changes());
                daemon.write(many(9));
                reload(daemon);
                Lab.await("it is sent", SOON, () -> !commands.changes().isEmpty());
                assertEquals(List.of(SET_DESTINATION), commands.changes());
            }
            lab.ipvsadm("director1", "-D -t " + SERVICE);
            Lab.await(
                    "it is put back",
                    SOON,
                    () -> lab.table("director1").of(SERVICE).size() == 1000);
            // A hand that drains a server is respected, and seen.
            lab.ipvsadm("director1", "-e -t " + SERVICE + " -r 10.82.0.1:80 -m -w 0");
            daemon.awaitLog("left as it is", SOON);
            assertTrue(lab.table("director1").has(SERVICE, "10.82.0.1:80 -m -w 0"));
            assertEquals(0, daemon.stop(), lab::story);
        }
    }

    /** Both processes tell when they have done so. */
    private static void reload(Daemon daemon) {
        long before = daemon.logged("Reload complete");
        daemon.reload();
        Lab.await("a reload", SOON, () -> daemon.logged("Reload complete") >= before + 2);
    }
}
