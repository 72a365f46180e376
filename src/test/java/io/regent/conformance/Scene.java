package io.regent.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.lab.Advert;
import io.regent.lab.Daemon;
import io.regent.lab.Forgery;
import io.regent.lab.Frame;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.Tester;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the stories of the black-box tests have in common. The daemon under test is on node1. */
final class Scene {

    static final String VIP = "10.77.0.100";

    /** Longer than anything waited for takes on a busy machine. */
    static final Duration SOON = Duration.ofSeconds(8);

    private Scene() {}

    /** A pace of adverts that keeps tests short: version 3, an interval of 0.2 s. */
    static Instance quick(int vrid) {
        return Instance.v3(vrid).interval(0.2);
    }

    static Forgery quickAdvert(int vrid, int priority) {
        return Forgery.v3(vrid, 20, VIP).priority(priority);
    }

    /** Starts a daemon that becomes and stays Backup because the tester is a better Active. */
    static Backup backup(Lab lab, Instance instance, Forgery active, double everySeconds) {
        return backup(lab, Instance.file(instance), active, everySeconds);
    }

    static Backup backup(Lab lab, String config, Forgery active, double everySeconds) {
        Tester tester = lab.tester();
        Tester.Stream stream = tester.repeat(everySeconds, active);
        Daemon daemon = lab.start("node1", config);
        daemon.awaitLog("Entering BACKUP STATE", SOON);
        Lab.pause(2 * everySeconds);
        return new Backup(daemon, tester, stream);
    }

    /** A daemon in Backup state and the forged router that keeps it there. */
    record Backup(Daemon daemon, Tester tester, Tester.Stream stream) {}

    /** Starts a daemon on a quiet network and waits until it is Active. */
    static Daemon active(Lab lab, Instance... instances) {
        return active(lab, Instance.file(instances));
    }

    static Daemon active(Lab lab, String config) {
        Daemon daemon = lab.start("node1", config);
        lab.capture()
                .await(
                        "the first advert of node1",
                        0,
                        SOON,
                        frame -> frame.advert().filter(Scene::isOurs).isPresent());
        return daemon;
    }

    static boolean isOurs(Advert advert) {
        return advert.sender().equals("node1");
    }

    /** Frames that announce an address to everybody. */
    static Predicate<Frame> announces(String address) {
        return frame ->
                frame.arp()
                        .filter(arp -> arp.isGratuitous() && arp.senderIp().equals(address))
                        .isPresent();
    }

    /** With this the kernel of node1 says that somebody there listens to a group. */
    static boolean isReportOfOurs(Frame frame) {
        return frame.isMembershipReport() && frame.sender().equals("node1");
    }

    /** The first advert of the daemon under test after a moment. */
    static Advert nextAdvert(Lab lab, int vrid, long fromNanos) {
        return lab.capture().awaitAdvert(vrid, fromNanos, Duration.ofSeconds(15), Scene::isOurs);
    }

    static List<Advert> advertsBetween(Lab lab, int vrid, long fromNanos, long toNanos) {
        return lab.capture().adverts(vrid, "node1").stream()
                .filter(advert -> advert.timeNanos() >= fromNanos && advert.timeNanos() <= toNanos)
                .toList();
    }

    /** Nothing of this virtual router leaves node1 for a while from now on. */
    static void assertSilent(Lab lab, int vrid, double seconds) {
        long from = Lab.nowNanos();
        Lab.pause(seconds);
        assertEquals(List.of(), advertsBetween(lab, vrid, from, Long.MAX_VALUE));
    }

    /** The one host that answers for the address. */
    static void assertOwner(Lab lab, String address, String host) {
        assertEquals(Set.of(host), lab.observer().ownersOf(address));
    }

    static void awaitOwner(Lab lab, String address, String host) {
        Lab.await(
                host + " alone answers for " + address,
                SOON,
                () -> lab.observer().ownersOf(address).equals(Set.of(host)));
    }
}
