package io.regent.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Daemon;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.Observer;
import io.regent.testkernel.IpvsTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The daemon on two network cards that are one to it. */
final class BondingTest {

    private static final String VIP = "10.77.0.100";

    /** In an emulated kernel a daemon alone takes several seconds to start. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static Instance instance(int priority) {
        return Instance.v3(14).interval(1).priority(priority).address(VIP);
    }

    private static void awaitOwner(Lab lab, String host) {
        Lab.await(
                host + " alone answers for " + VIP,
                SOON,
                () -> lab.observer().ownersOf(VIP).equals(Set.of(host)));
    }

    @IpvsTest
    @Case("S14")
    void s14OneCardOfABondMayBePulledAndBothMakeAFault() {
        try (Lab lab = Lab.of("node1", "node2")) {
            lab.bond("node1");
            String first = Instance.file(instance(150).with("interface bond0"));
            Daemon bonded = lab.start("node1", first);
            bonded.awaitLog("Entering MASTER STATE", SOON);
            Daemon peer = lab.start("node2", Instance.file(instance(100)));
            peer.awaitLog("Entering BACKUP STATE", SOON);
            awaitOwner(lab, "node1");

            Observer.Watch watch = lab.observer().watch(Duration.ofMillis(200), VIP);
            int said = bonded.log().size();
            lab.unplug("node1");
            Lab.await(
                    "the other card is in use",
                    SOON,
                    () -> lab.host("node1").run("cat", ACTIVE_CARD).strip().equals("spare0"));
            // Longer than the peer would wait for adverts.
            Lab.pause(6);
            assertEquals(said, bonded.log().size(), lab::story);
            assertEquals(0, peer.logged("Entering MASTER STATE"), lab::story);
            assertEquals(List.of("node1"), watch.soFar().owners(VIP));

            lab.unplugSpare("node1");
            bonded.awaitLog("Entering FAULT STATE", SOON);
            peer.awaitLog("Entering MASTER STATE", SOON);
            awaitOwner(lab, "node2");
            assertEquals(List.of("10.77.0.1/24"), lab.host("node1").addresses("bond0"));

            lab.plug("node1");
            awaitOwner(lab, "node1");
            Lab.await(
                    "node2 has let it go",
                    SOON,
                    () -> lab.host("node2").addresses("eth0").equals(List.of("10.77.0.2/24")));
            assertEquals(List.of("node1", "node2", "node1"), watch.stop().owners(VIP));
            assertTrue(bonded.isRunning() && peer.isRunning());
        }
    }

    private static final String ACTIVE_CARD = "/sys/class/net/bond0/bonding/active_slave";
}
