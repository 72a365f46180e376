package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.awaitOwner;
import static io.regent.conformance.Scene.quick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Daemon;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.Timing;
import java.nio.file.Files;
import java.util.List;

/**
 * Processes of a daemon with virtual servers die or hang: what becomes of the others, of addresses
 * and files. The table itself is in memory here; DirectorTest looks at the kernel's.
 */
final class CompanionCrashTest {

    private static final double INTERVAL = 0.2;

    private static String config(int weight) {
        return Instance.fileWith("child_wait_time 1\n", quick(51).priority(100).address(VIP))
                + """
                virtual_server 10.77.0.100 80 {
                    protocol TCP
                    real_server 10.77.0.9 80 {
                        weight %d
                    }
                }
                """
                        .formatted(weight);
    }

    private static Daemon start(Lab lab) {
        Daemon daemon = lab.start("node1", config(1), "REGENT_DRY_RUN=ipvs");
        daemon.awaitLog("Serving 1 virtual server", SOON);
        awaitOwner(lab, VIP, "node1");
        return daemon;
    }

    /** Something happens; then it is told, and there is another companion. */
    private static void replaces(Daemon daemon, String told, Runnable what) {
        int before = daemon.log().size();
        what.run();
        daemon.awaitLog(told, before, SOON);
        daemon.awaitLog("Serving 1 virtual server", before, SOON);
    }

    private static void assertGone(Lab lab, Daemon daemon) {
        Lab.await("no process is left", SOON, () -> lab.host("node1").isIdle());
        assertFalse(lab.host("node1").holds(VIP), daemon::toString);
        for (String file : List.of("keepalived.pid", "vrrp.pid", "checkers.pid"))
            assertFalse(Files.exists(daemon.folder().resolve(file)), file);
    }

    private static long count(Daemon daemon, String command) {
        return daemon.logged("DRY RUN: ipvsadm " + command + " -t 10.77.0.100:80");
    }

    @KernelTest
    void whateverBecomesOfTheCompanionVrrpGoesOn(Lab lab) {
        Daemon daemon = start(lab);
        long from = Lab.nowNanos();
        replaces(daemon, "ended with status 137", () -> daemon.kill("checkers.pid"));
        replaces(daemon, "ended with status 134", () -> daemon.crash("checkers.pid"));
        daemon.freeze("checkers.pid");
        daemon.write(config(2));
        int before = daemon.log().size();
        daemon.reload();
        daemon.awaitLog("Reload complete", before, SOON);
        Lab.pause(1.0);
        var adverts = Scene.advertsBetween(lab, 51, from, Lab.nowNanos());
        for (int i = 1; i < adverts.size(); i++) {
            double gap =
                    Timing.secondsBetween(
                            adverts.get(i - 1).timeNanos(), adverts.get(i).timeNanos());
            assertTrue(gap <= INTERVAL * 1.05 + Timing.seconds(Timing.NOISE), gap + " s");
        }
        assertEquals(0, daemon.stop(), daemon::toString);
        assertEquals(1, daemon.logged("did not end within 1 s and is killed"), daemon::toString);
        assertEquals(1, daemon.logged("another one takes its servers off"), daemon::toString);
        assertEquals(1, count(daemon, "-D"), daemon::toString);
        assertGone(lab, daemon);
    }

    @KernelTest
    void aStopThatFindsNoCompanionTakesItsServersOff(Lab lab) {
        Daemon daemon = start(lab);
        daemon.kill("checkers.pid");
        assertEquals(0, daemon.stop(), daemon::toString);
        assertEquals(1, count(daemon, "-D"), daemon::toString);
        assertGone(lab, daemon);
    }

    @KernelTest
    void whenTheVrrpProcessIsKilledBothAreReplacedEvenIfTheCompanionHangs(Lab lab) {
        Daemon daemon = start(lab);
        replaces(daemon, "The VRRP process is gone", () -> daemon.kill("vrrp.pid"));
        assertEquals(1, daemon.logged("Started again: .* status 137"), daemon::toString);
        awaitOwner(lab, VIP, "node1");
        daemon.freeze("checkers.pid");
        replaces(daemon, "hangs and is killed", () -> daemon.kill("vrrp.pid"));
        awaitOwner(lab, VIP, "node1");
        assertEquals(0, daemon.stop(), daemon::toString);
        assertGone(lab, daemon);
    }

    @KernelTest
    void withoutTheParentBothStopInGoodOrder(Lab lab) {
        Daemon daemon = start(lab);
        daemon.kill("keepalived.pid");
        Lab.await("no process is left", SOON, () -> lab.host("node1").isIdle());
        // Its last lines may still be on their way to us.
        Lab.await("it is taken off", SOON, () -> count(daemon, "-D") == 1);
        assertFalse(lab.host("node1").holds(VIP), daemon::toString);
    }

    @KernelTest
    void aStopInTheMiddleOfAReloadIsAStop(Lab lab) {
        Daemon daemon = start(lab);
        daemon.write(config(7));
        daemon.reload();
        assertEquals(0, daemon.stop(), daemon::toString);
        assertEquals(1, count(daemon, "-D"), daemon::toString);
        assertGone(lab, daemon);
    }

    @KernelTest
    void afterThePowerWasCutAStartIsAStart(Lab lab) {
        Daemon first = start(lab);
        first.kill();
        assertTrue(lab.host("node1").holds(VIP), first::toString);
        Daemon second = start(lab);
        assertEquals(0, second.stop(), second::toString);
        assertGone(lab, second);
    }
}
