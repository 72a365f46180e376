package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.active;
import static io.regent.conformance.Scene.awaitOwner;
import static io.regent.conformance.Scene.quick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Daemon;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processes of the daemon die one by one; no address may be lost or left behind. */
final class CrashTest {

    @KernelTest
    void killedDaemonIsStartedAgainByItsParent(Lab lab) {
        Daemon daemon = active(lab, quick(51).priority(100).address(VIP));
        awaitOwner(lab, VIP, "node1");
        daemon.kill("vrrp.pid");
        daemon.awaitLog("Started again: .* status 137", SOON);
        awaitOwner(lab, VIP, "node1");
        assertEquals(0, daemon.stop());
        assertFalse(carriesTheAddress(lab));
    }

    @KernelTest
    void crashedDaemonIsStartedAgainAndLeavesNoFileBehind(Lab lab) throws IOException {
        Daemon daemon = active(lab, quick(51).priority(100).address(VIP));
        awaitOwner(lab, VIP, "node1");
        daemon.crash("vrrp.pid");
        daemon.awaitLog("Started again: .* status 134", SOON);
        awaitOwner(lab, VIP, "node1");
        try (var files = Files.newDirectoryStream(Path.of(""), "{hs_err*,core*}")) {
            assertFalse(files.iterator().hasNext());
        }
        assertEquals(0, daemon.stop());
    }

    @KernelTest
    void daemonWhoseParentIsKilledStopsInGoodOrder(Lab lab) {
        Daemon daemon = active(lab, quick(51).priority(100).address(VIP));
        awaitOwner(lab, VIP, "node1");
        daemon.kill("keepalived.pid");
        Lab.await("the address is gone", SOON, () -> !carriesTheAddress(lab));
        Lab.await("the pid file is gone", SOON, () -> !Files.exists(pidFile(daemon)));
    }

    @KernelTest
    void daemonThatMayNotRestartEndsWhenItIsKilled(Lab lab) {
        Daemon daemon = lab.start("node1", Instance.file(quick(51).address(VIP)), "-R");
        awaitOwner(lab, VIP, "node1");
        daemon.kill("vrrp.pid");
        assertEquals(137, daemon.awaitExit(SOON));
        assertTrue(daemon.logged("Started again") == 0, daemon::toString);
    }

    private static Path pidFile(Daemon daemon) {
        return daemon.folder().resolve("vrrp.pid");
    }

    private static boolean carriesTheAddress(Lab lab) {
        return lab.host("node1").ip("-br address show dev eth0").contains(VIP);
    }
}
