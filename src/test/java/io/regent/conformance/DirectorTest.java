package io.regent.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Daemon;
import io.regent.lab.Daemon.Program;
import io.regent.lab.Forwarding;
import io.regent.lab.IpvsCommands;
import io.regent.lab.IpvsTable;
import io.regent.lab.Lab;
import io.regent.lab.LongRequest;
import io.regent.lab.LvsLab;
import io.regent.lab.Tally;
import io.regent.lab.Traffic;
import io.regent.testkernel.IpvsTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static String example(String file) {
        try {
            return Files.readString(Path.of("examples", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String syncing(String config) {
        return config.replace("global_defs {", "global_defs {\n    lvs_sync_daemon eth1 VI_1 id 7");
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

    /** Not one connection failed in all the time. */
    private static void assertNoFailure(LvsLab lab, Tally tally) {
        assertEquals(Map.of(), tally.failures(), () -> tally + "\n" + lab.story());
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
            String master = example("lvs-nat/master.conf");
            String backup = example("lvs-nat/backup.conf");
            Daemon first = lab.start(Program.REGENT, "director1", master);
            Daemon second = lab.start(Program.REGENT, "director2", backup);
            first.awaitLog("Entering MASTER STATE", SOON);
            second.awaitLog("Entering BACKUP STATE", SOON);
            for (String director : List.of("director1", "director2")) {
                awaitServer(lab, director, "real1", true);
                awaitServer(lab, director, "real2", true);
            }
            Traffic traffic = lab.traffic(Duration.ofMillis(100));
            assertServes(lab, traffic, List.of("real1", "real2"));

            // The examples serve as they stand. Now each director tells the other of connections.
            second.write(syncing(backup));
            reload(second);
            first.write(syncing(master));
            reload(first);
            assertTrue(
                    sync(lab, "director1").startsWith("master sync daemon (mcast=eth1, syncid=7"),
                    lab::story);
            assertTrue(
                    sync(lab, "director2").startsWith("backup sync daemon (mcast=eth1, syncid=7"),
                    lab::story);

            long killed = Lab.nowNanos();
            lab.kill("real1");
            awaitServer(lab, "director1", "real1", false);
            long detected = Lab.nowNanos();
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
            assertNoFailure(lab, traffic.soFar().forgiving(killed, detected));

            LongRequest request = lab.longRequest();
            // What the kernel has to tell the other director may wait for two seconds.
            Lab.pause(3);
            first.kill();
            lab.isolate("director1");
            second.awaitLog("Entering MASTER STATE", SOON);
            // Connections that began before the take-over may still be waiting.
            Lab.pause(4);
            assertServes(lab, traffic, List.of("real1", "real2"));
            assertTrue(request.finish().startsWith("real"), lab::story);
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

    /**
     * By the example as it stands: everybody in one network, web servers as its script has them.
     */
    @IpvsTest
    @Case("S12")
    @Case("LV-05")
    void aServerDiesUnderLoadBehindDirectRouting() {
        try (LvsLab lab = LvsLab.of(Forwarding.NAT, 1, 2)) {
            lab.joinNetworks();
            lab.host("client").ip("addr add 192.168.200.9/24 dev eth0");
            lab.host("director1").ip("link set eth0 down");
            lab.host("director1").ip("addr add 192.168.200.151/24 dev eth1");
            for (int i = 1; i <= 2; i++) {
                lab.host("real" + i).ip("addr add 192.168.200.2" + i + "/24 dev eth0");
                lab.host("real" + i).run("sh", "examples/lvs-dr/real-server.sh", "start");
            }
            String config = example("lvs-dr/master.conf");
            Daemon daemon = lab.start(Program.REGENT, "director1", config);
            daemon.awaitLog("Serving ", SOON);
            daemon.awaitLog("Entering MASTER STATE", SOON);
            var service = new Service("192.168.200.160", "192.168.200.22:80");
            Traffic traffic =
                    lab.traffic(service.address, 80, Duration.ofMillis(100), Duration.ofSeconds(3));
            dieAndReturn(lab, traffic, service, "");
            daemon.write(config.replace("weight 1", "weight 3\n        inhibit_on_failure"));
            reload(daemon);
            dieAndReturn(lab, traffic, service, " -g -w 0");
            traffic.close();
            assertEquals(0, daemon.stop(), lab::story);
            assertTrue(lab.table("director1").isEmpty(), lab::story);
        }
    }

    @IpvsTest
    @Case("S12")
    void aServerDiesUnderLoadBehindATunnel() {
        try (LvsLab lab = LvsLab.of(Forwarding.TUN, 1, 2)) {
            lab.activate("director1");
            Daemon daemon = lab.start(Program.REGENT, "director1", virtualServer("TUN"), "-C");
            awaitServer(lab, "director1", "real2", true);
            Traffic traffic = lab.traffic(Duration.ofMillis(100));
            dieAndReturn(lab, traffic, new Service(LvsLab.VIP, "10.81.0.12:80"), "");
            traffic.close();
            assertEquals(0, daemon.stop(), lab::story);
            assertTrue(lab.table("director1").isEmpty(), lab::story);
        }
    }

    /** The address of a service, and the destination that is real2. */
    private record Service(String address, String second) {}

    /**
     * A real server dies and comes back, and the client sees nothing but refusals of the dead one
     * until that was found out.
     *
     * @param dead what the table says of it then; empty when it is to be gone
     */
    private static void dieAndReturn(LvsLab lab, Traffic traffic, Service service, String dead) {
        String at = service.address + ":80";
        assertServes(lab, traffic, List.of("real1", "real2"));
        long killed = Lab.nowNanos();
        lab.kill("real2");
        Lab.await(
                "real2 is out",
                SOON,
                () -> lab.table("director1").has(at, service.second + dead) != dead.isEmpty());
        long detected = Lab.nowNanos();
        assertServes(lab, traffic, List.of("real1"));
        lab.serve("real2");
        Lab.await(
                "real2 is in",
                SOON,
                () -> lab.table("director1").has(at, service.second + dead) == dead.isEmpty());
        assertServes(lab, traffic, List.of("real1", "real2"));
        assertNoFailure(lab, traffic.soFar().forgiving(killed, detected));
    }

    private static String fragile(String scheduler, String second, int weight) {
        return "child_wait_time 10\n"
                + virtualServer("DR")
                + """
                virtual_server 10.80.0.100 81 {
                    lvs_sched %s
                    lvs_method NAT
                    protocol TCP
                    real_server 10.81.0.11 81 {
                    }
                }
                virtual_server 10.80.0.100 82 {
                    lvs_sched rr
                    lvs_method NAT
                    protocol TCP
                    real_server 10.81.0.11 82 {
                        weight %d
                    }
                    real_server %s 82 {
                    }
                }
                """
                        .formatted(scheduler, weight, second);
    }

    /** One director that everything happens to. */
    @IpvsTest
    @Case("LV-28")
    void whatIsRefusedIsHealedAndWhateverDiesTheTableIsNeitherLostNorLeftBehind() {
        try (LvsLab lab = LvsLab.of(Forwarding.DR, 1, 2)) {
            lab.activate("director1");
            // Made by somebody else, or left by a machine whose processes were all killed.
            lab.ipvsadm("director1", "-A -t " + SERVICE + " -s wlc");
            lab.ipvsadm("director1", "-a -t " + SERVICE + " -r 10.81.0.11:80 -g -w 9");
            Daemon daemon =
                    lab.start(Program.REGENT, "director1", fragile("twos", "10.81.0.255", 1), "-C");
            daemon.awaitLog("Serving ", SOON);
            Traffic traffic = lab.traffic(Duration.ofMillis(100));
            assertTrue(daemon.logged("add service TCP 10.80.0.100:80 rr.*EEXIST") == 1, lab::story);
            assertTrue(lab.table("director1").has(SERVICE, "10.81.0.11:80 -g -w 1"), lab::story);
            String impossible = "refuses to add service TCP 10.80.0.100:81 twos: ENOENT";
            assertEquals(1, daemon.logged(impossible), lab::story);
            assertEquals(1, daemon.logged("refuses to add destination 10.81.0.255:82.*EINVAL"));

            lab.ipvsadm("director1", "-d -t 10.80.0.100:82 -r 10.81.0.11:82");
            assertServes(lab, traffic, List.of("real1", "real2"));
            assertEquals(1, daemon.logged(impossible), lab::story);
            daemon.write(fragile("rr", "10.81.0.12", 7));
            reload(daemon);
            Lab.await(
                    "all is as wanted",
                    SOON,
                    () -> {
                        IpvsTable table = lab.table("director1");
                        return table.has("10.80.0.100:81", "10.81.0.11:81 -m -w 1")
                                && table.has("10.80.0.100:82", "10.81.0.11:82 -m -w 7")
                                && table.has("10.80.0.100:82", "10.81.0.12:82 -m -w 1");
                    });
            String whole = lab.table("director1").toString();

            long served = daemon.logged("Serving ");
            daemon.kill("vrrp.pid");
            Lab.await("new processes", SOON, () -> daemon.logged("Serving ") > served);
            assertEquals(whole, lab.table("director1").toString(), lab::story);
            assertEquals(1, daemon.logged("The VRRP process is gone"), lab::story);

            assertServes(lab, traffic, List.of("real1", "real2"));
            assertNoFailure(lab, traffic.stop());

            daemon.kill("checkers.pid");
            assertEquals(0, daemon.stop(SOON), lab::story);
            assertTrue(lab.table("director1").isEmpty(), lab::story);
            assertTrue(lab.host("director1").isIdle(), lab::story);
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
