package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.active;
import static io.regent.conformance.Scene.assertOwner;
import static io.regent.conformance.Scene.awaitOwner;
import static io.regent.conformance.Scene.nextAdvert;
import static io.regent.conformance.Scene.quick;
import static io.regent.lab.Timing.activeDownV3;
import static io.regent.lab.Timing.assertAbout;
import static io.regent.lab.Timing.secondsBetween;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Advert;
import io.regent.lab.Daemon;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What goes wrong in real life: bad files, missing devices, absurd neighbours. */
final class RobustnessTest {

    private static final String OTHER_VIP = "10.77.0.101";

    @KernelTest
    void interfaceThatIsMissingAtStartIsWaitedFor(Lab lab) {
        Instance instance = quick(51).with("interface late0").priority(100).address(VIP);
        Daemon daemon =
                lab.start(
                        "node1",
                        Instance.fileWith("global_defs {\n  dynamic_interfaces\n}\n", instance));
        Lab.pause(1.5);
        assertTrue(daemon.isRunning(), daemon::toString);
        lab.host("node1").ip("link set eth0 down");
        lab.host("node1").ip("link set eth0 name late0");
        lab.host("node1").ip("link set late0 up");
        nextAdvert(lab, 51, 0);
        awaitOwner(lab, VIP, "node1");
        assertEquals(0, daemon.stop());
    }

    @KernelTest
    void addressThatIsMissingAtStartIsWaitedFor(Lab lab) {
        lab.host("node1").ip("address flush dev eth0");
        Daemon daemon = lab.start("node1", Instance.file(quick(51).priority(100).address(VIP)));
        Lab.pause(1.5);
        assertTrue(daemon.isRunning(), daemon::toString);
        assertEquals(List.of(), lab.capture().adverts(51, "node1"));
        long given = Lab.nowNanos();
        lab.host("node1").ip("address add 10.77.0.1/24 dev eth0");
        Advert first = nextAdvert(lab, 51, given);
        assertEquals("10.77.0.1", first.source());
        double silence = secondsBetween(given, first.timeNanos());
        assertAbout(activeDownV3(100, 0.2), silence, "first advert after the address");
    }

    @KernelTest
    void interfaceThatIsDeletedAndMadeAgainIsUsedAgain(Lab lab) {
        lab.host("node1")
                .ip(
                        "link add link eth0 name mac0 address 02:00:0a:4d:00:77 type macvlan mode bridge");
        lab.host("node1").ip("address add 10.77.0.11/24 dev mac0");
        lab.host("node1").ip("link set mac0 up");
        Daemon daemon =
                active(
                        lab,
                        Instance.fileWith(
                                "global_defs {\n  dynamic_interfaces\n}\n",
                                quick(51).with("interface mac0").priority(100).address(VIP)));
        lab.host("node1").ip("link delete mac0");
        daemon.awaitLog("(?i)entering FAULT state", SOON);
        lab.host("node1")
                .ip(
                        "link add link eth0 name mac0 address 02:00:0a:4d:00:77 type macvlan mode bridge");
        lab.host("node1").ip("address add 10.77.0.11/24 dev mac0");
        long up = Lab.nowNanos();
        lab.host("node1").ip("link set mac0 up");
        nextAdvert(lab, 51, up);
        Lab.await(
                "the address is there",
                SOON,
                () -> lab.host("node1").addresses("mac0").contains(VIP + "/32"));
    }

    @KernelTest
    void unreadableFileIsNamedAndNothingStarts(Lab lab) throws IOException {
        Path missing = lab.folder().resolve("there-is-no-such-file");
        Daemon daemon =
                lab.start("node1", Instance.file(quick(51).address(VIP)), "-f", missing.toString());
        int status = daemon.awaitExit(SOON);
        assertNotEquals(0, status, daemon::toString);
        assertTrue(daemon.logged("there-is-no-such-file") > 0, daemon::toString);
        assertTrue(daemon.log().size() < 12, daemon::toString);
        assertFalse(Files.exists(daemon.folder().resolve("vrrp.pid")));
    }

    @KernelTest
    void brokenFileStartsNothing(Lab lab) {
        Daemon daemon =
                lab.start(
                        "node1",
                        "vrrp_instance VI_51 {\n  interface eth0\n  virtual_ipaddress {\n    10.77.0.100\n  }\n");
        int status = daemon.awaitExit(SOON);
        assertNotEquals(0, status, daemon::toString);
        assertEquals(List.of("10.77.0.1/24"), lab.host("node1").addresses("eth0"));
        assertEquals(0, lab.capture().adverts().count());
    }

    @KernelTest
    void wrongPasswordMakesTwoActivesAndBothSayWhy(Lab lab) {
        Daemon first =
                lab.start(
                        "node1",
                        Instance.file(Instance.v2(51).priority(150).password("1111").address(VIP)));
        Daemon second =
                lab.start(
                        "node2",
                        Instance.file(Instance.v2(51).priority(100).password("2222").address(VIP)));
        Lab.await(
                "both are Active",
                SOON,
                () -> lab.host("node1").holds(VIP) && lab.host("node2").holds(VIP));
        Lab.pause(3.0);
        for (Daemon daemon : List.of(first, second)) {
            daemon.awaitLog("(?i)passw|auth", SOON);
            assertTrue(daemon.logged("(?i)passw|auth") <= 3, daemon::toString);
            assertEquals(0, daemon.logged("1111|2222"), "passwords do not belong into a log");
        }
    }

    @KernelTest
    void twoEqualInstancesInOneFileAreRefused(Lab lab) {
        String twice =
                Instance.file(quick(51).priority(100).address(VIP))
                        + quick(51)
                                .priority(90)
                                .address("10.77.0.101")
                                .toString()
                                .replace("VI_51", "VI_OTHER");
        Daemon daemon = lab.start("node1", twice);
        assertNotEquals(0, daemon.awaitExit(SOON), daemon::toString);
        assertTrue(daemon.logged("51") > 0, daemon::toString);
        assertEquals(List.of("10.77.0.1/24"), lab.host("node1").addresses("eth0"));
    }

    @KernelTest
    void secondDaemonWithTheSamePidFilesDoesNotDisturbTheFirst(Lab lab) {
        Instance instance = quick(51).priority(100).address(VIP);
        Daemon first = active(lab, instance);
        awaitOwner(lab, VIP, "node1");
        Path folder = first.folder();
        Daemon second =
                lab.start(
                        "node1",
                        Instance.file(instance),
                        "-p",
                        folder.resolve("keepalived.pid").toString(),
                        "-r",
                        folder.resolve("vrrp.pid").toString(),
                        "-c",
                        folder.resolve("checkers.pid").toString());
        assertEquals(0, second.awaitExit(SOON), "already running");
        Lab.pause(0.5);
        assertOwner(lab, VIP, "node1");
        assertTrue(first.isRunning());
    }

    @KernelTest
    void noiseOfAnyKindChangesNothing(Lab lab) {
        Daemon daemon =
                active(
                        lab,
                        quick(51).priority(100).address(VIP),
                        Instance.v2(52).priority(100).address("10.77.0.101"));
        awaitOwner(lab, VIP, "node1");
        var tester = lab.tester();
        var random = new Random(51);
        int said = daemon.log().size();
        for (int burst = 0; burst < 100; burst++) {
            for (int i = 0; i < 50; i++) {
                // The id stays right, the checksum stays wrong: 1 in 65,536 would be valid.
                byte[] extra = new byte[random.nextInt(40)];
                random.nextBytes(extra);
                tester.send(
                        Scene.quickAdvert(random.nextBoolean() ? 51 : 52, random.nextInt(256))
                                .versionNibble(random.nextInt(16))
                                .type(random.nextInt(16))
                                .countOffBy(random.nextInt(20))
                                .extra(extra)
                                .checksum(io.regent.lab.Forgery.Checksum.ONE_BIT_OFF)
                                .cutTo(random.nextInt(60))
                                .ttl(random.nextBoolean() ? 255 : random.nextInt(255)));
            }
            Lab.pause(0.02);
        }
        assertTrue(daemon.isRunning());
        assertOwner(lab, VIP, "node1");
        assertTrue(daemon.log().size() - said < 60, daemon::toString);
        assertEquals(0, daemon.stop());
        assertEquals(List.of("10.77.0.1/24"), lab.host("node1").addresses("eth0"));
    }

    @KernelTest
    void addressThatIsAlreadyThereIsTakenOverAndRemovedAtTheEnd(Lab lab) {
        lab.host("node1").ip("address add " + VIP + "/32 dev eth0");
        Daemon daemon = active(lab, quick(51).priority(100).address(VIP));
        awaitOwner(lab, VIP, "node1");
        assertEquals(0, daemon.stop());
        assertEquals(List.of("10.77.0.1/24"), lab.host("node1").addresses("eth0"));
    }

    @KernelTest
    void configTestSaysWhetherAFileIsGood(Lab lab) {
        String good = Instance.file(quick(51).priority(100).address(VIP));
        assertEquals(0, lab.start("node1", good, "-t").awaitExit(SOON));
        Daemon bad = lab.start("node1", good.replace("priority 100", "priorty 100"), "-t");
        assertNotEquals(0, bad.awaitExit(SOON));
        assertTrue(bad.logged("priorty") > 0, bad::toString);
        assertEquals(0, lab.capture().adverts().count());
    }

    @KernelTest
    @Case("S3")
    void forgottenBraceIsNamedByTheOneThatWasLeftOpen(Lab lab) {
        String forgotten =
                """
                vrrp_instance VI_51 {
                    interface eth0
                    virtual_router_id 51
                    authentication {
                        auth_type PASS
                        auth_pass 1111

                    virtual_ipaddress {
                        10.77.0.100
                    }
                }
                """;
        Daemon test = lab.start("node1", forgotten, "-t");
        assertNotEquals(0, test.awaitExit(SOON));
        assertTrue(test.logged("keepalived\\.conf:4:20: ") > 0, test::toString);
        Daemon daemon = lab.start("node1", forgotten);
        assertNotEquals(0, daemon.awaitExit(SOON));
        assertTrue(daemon.logged("keepalived\\.conf:4:20: ") > 0, daemon::toString);
        assertEquals(List.of("10.77.0.1/24"), lab.host("node1").addresses("eth0"));
    }

    /** The switch that has the daemon do as keepalived, which passes over what is wrong. */
    @KernelTest
    void mistakesRefuseAFileUnlessItAsksForThemToBeSkipped(Lab lab) {
        String wrong =
                Instance.file(quick(51).priority(100).address(VIP))
                        .replace("priority 100", "priority 100\n    prority 7");
        String skip = "#regent: skip mistakes\n";
        Daemon refused = lab.start("node1", wrong);
        assertEquals(2, refused.awaitExit(SOON));
        assertTrue(
                refused.logged("a line '#regent: skip mistakes' in .* has it run .*conf:\\d+$") > 0,
                refused::toString);
        Daemon daemon = lab.start("node1", skip + wrong);
        awaitOwner(lab, VIP, "node1");
        assertEquals(1, daemon.logged("error: unknown keyword 'prority'"), daemon::toString);

        daemon.write(wrong);
        daemon.reload();
        daemon.awaitLog("Reload refused", SOON);
        daemon.write(skip + wrong.replace(VIP, OTHER_VIP));
        daemon.reload();
        awaitOwner(lab, OTHER_VIP, "node1");
        daemon.write(skip + wrong.replace("virtual_router_id 51", "virtual_router_id"));
        daemon.reload();
        daemon.awaitLog("'virtual_router_id' needs a value", SOON);
        Lab.await("refused again", SOON, () -> daemon.logged("Reload refused") == 2);
        assertOwner(lab, OTHER_VIP, "node1");
    }
}
