package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.assertOwner;
import static io.regent.conformance.Scene.awaitOwner;
import static io.regent.lab.Daemon.Program.KEEPALIVED;
import static io.regent.lab.Daemon.Program.REGENT;
import static io.regent.lab.Timing.NOISE;
import static io.regent.lab.Timing.activeDownV2;
import static io.regent.lab.Timing.activeDownV3;
import static io.regent.lab.Timing.assertAbout;
import static io.regent.lab.Timing.seconds;
import static io.regent.lab.Timing.secondsBetween;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Advert;
import io.regent.lab.Daemon;
import io.regent.lab.Daemon.Program;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.Observer;
import io.regent.lab.Ownership;
import java.time.Duration;
import java.util.List;

/** Regent and Debian's keepalived as the two nodes of a pair. */
final class KeepalivedInteropTest {

    private static final String SECOND_VIP = "10.77.0.101";

    /** The better of the two runs on node1 with priority 200, the other on node2 with 100. */
    private record Pair(Lab lab, Program better, Program other, int version, double interval) {

        Instance instance(int priority) {
            Instance bare =
                    version == 2
                            ? Instance.v2(51).password("1111")
                            : Instance.v3(51).interval(interval);
            return bare.priority(priority).address(VIP);
        }

        Daemon startBetter() {
            return lab.start(better, "node1", Instance.file(instance(200)));
        }

        Daemon startOther() {
            return lab.start(other, "node2", Instance.file(instance(100)));
        }

        double downIntervalOfOther() {
            return version == 2 ? activeDownV2(100, interval) : activeDownV3(100, interval);
        }

        /** Election, hand-over, preemption, crash: the life of a pair. */
        void live() {
            Daemon second = startOther();
            Daemon first = startBetter();
            awaitOwner(lab, VIP, "node1");
            second.awaitLog("Entering BACKUP STATE", SOON);
            Lab.pause(2 * interval);
            assertSoleOwnerForLongerThanTheDownInterval();
            assertHandOver(first);
            first = assertPreemption();
            assertCrash(first);
        }

        private void assertSoleOwnerForLongerThanTheDownInterval() {
            Observer.Watch watch = lab.observer().watch(Duration.ofMillis(20), VIP);
            Lab.pause(1.2 * downIntervalOfOther());
            assertEquals(List.of("node1"), watch.stop().owners(VIP));
        }

        private void assertHandOver(Daemon first) {
            Observer.Watch watch = lab.observer().watch(Duration.ofMillis(10), VIP);
            Lab.pause(0.2);
            assertEquals(0, first.stop());
            awaitOwner(lab, VIP, "node2");
            Ownership seen = watch.stop();
            assertEquals(List.of("node1", "node2"), seen.owners(VIP));
            double gap = seconds(seen.longestGap(VIP));
            double skew = downIntervalOfOther() - 3 * interval;
            assertTrue(gap < skew * 1.05 + 0.04 + seconds(NOISE), "a gap of " + gap);
            assertNoDoubleOwnership(seen);
        }

        private Daemon assertPreemption() {
            Observer.Watch watch = lab.observer().watch(Duration.ofMillis(10), VIP);
            Lab.pause(0.2);
            Daemon first = startBetter();
            awaitOwner(lab, VIP, "node1");
            Lab.pause(2 * interval);
            Ownership seen = watch.stop();
            assertEquals("node1", seen.answers().getLast().host());
            assertNoDoubleOwnership(seen);
            assertTrue(seen.longestGap(VIP).toMillis() < 50 + NOISE.toMillis());
            assertOwner(lab, VIP, "node1");
            return first;
        }

        private void assertCrash(Daemon first) {
            Observer.Watch watch = lab.observer().watch(Duration.ofMillis(10), VIP);
            Lab.pause(interval);
            lab.powerOff(first);
            Advert last = lab.capture().adverts(51, "node1").getLast();
            Advert takeOver =
                    lab.capture()
                            .awaitAdvert(
                                    51, last.timeNanos(), SOON, a -> a.sender().equals("node2"));
            double silence = secondsBetween(last.timeNanos(), takeOver.timeNanos());
            assertAbout(downIntervalOfOther(), silence, "take-over after a crash");
            awaitOwner(lab, VIP, "node2");
            Ownership seen = watch.stop();
            double gap = seconds(seen.longestGap(VIP));
            assertTrue(gap < downIntervalOfOther() + 0.1 + seconds(NOISE), "a gap of " + gap);
        }

        private void assertNoDoubleOwnership(Ownership seen) {
            double both = seconds(seen.doubleOwnership(VIP));
            assertTrue(both < interval + seconds(NOISE), "two owners for " + both + " s");
        }
    }

    @InteropTest
    @Case("IN-01")
    @Case("IN-02")
    @Case("IN-03")
    @Case("IN-04")
    void regentLeadsWithVersion2AndAPassword(Lab lab) {
        new Pair(lab, REGENT, KEEPALIVED, 2, 1).live();
    }

    @InteropTest
    @Case("IN-01")
    @Case("IN-02")
    @Case("IN-03")
    @Case("IN-04")
    void keepalivedLeadsWithVersion2AndAPassword(Lab lab) {
        new Pair(lab, KEEPALIVED, REGENT, 2, 1).live();
    }

    @InteropTest
    @Case("IN-01")
    @Case("IN-02")
    @Case("IN-03")
    @Case("IN-04")
    void regentLeadsWithVersion3(Lab lab) {
        new Pair(lab, REGENT, KEEPALIVED, 3, 1).live();
    }

    @InteropTest
    @Case("IN-01")
    @Case("IN-02")
    @Case("IN-03")
    @Case("IN-04")
    void keepalivedLeadsWithVersion3(Lab lab) {
        new Pair(lab, KEEPALIVED, REGENT, 3, 1).live();
    }

    @InteropTest
    @Case("IN-06")
    void regentLeadsWithVersion3AtATenthOfASecond(Lab lab) {
        new Pair(lab, REGENT, KEEPALIVED, 3, 0.1).live();
    }

    @InteropTest
    @Case("IN-06")
    void keepalivedLeadsWithVersion3AtATenthOfASecond(Lab lab) {
        new Pair(lab, KEEPALIVED, REGENT, 3, 0.1).live();
    }

    @InteropTest
    @Case("IN-04")
    void keepalivedTakesOverWhenTheCableOfRegentIsPulled(Lab lab) {
        assertCableCut(new Pair(lab, REGENT, KEEPALIVED, 3, 0.2));
    }

    @InteropTest
    @Case("IN-04")
    void regentTakesOverWhenTheCableOfKeepalivedIsPulled(Lab lab) {
        assertCableCut(new Pair(lab, KEEPALIVED, REGENT, 3, 0.2));
    }

    private static void assertCableCut(Pair pair) {
        Lab lab = pair.lab();
        pair.startOther().awaitLog("Entering BACKUP STATE", SOON);
        pair.startBetter();
        awaitOwner(lab, VIP, "node1");
        Observer.Watch watch = lab.observer().watch(Duration.ofMillis(10), VIP);
        Lab.pause(0.5);
        lab.unplug("node1");
        awaitOwner(lab, VIP, "node2");
        double gap = seconds(watch.stop().longestGap(VIP));
        assertTrue(
                gap < pair.downIntervalOfOther() * 1.05 + 0.1 + seconds(NOISE), "a gap of " + gap);
        lab.plug("node1");
        awaitOwner(lab, VIP, "node1");
    }

    @InteropTest
    @Case("IN-05")
    @Case("IN-06")
    void crossedPrioritiesShareTheLoadUntilOneNodeDies(Lab lab) {
        Daemon first = lab.start(REGENT, "node1", crossed(150, 100));
        Daemon second = lab.start(KEEPALIVED, "node2", crossed(100, 150));
        assertShared(lab);
        lab.powerOff(second);
        awaitOwner(lab, SECOND_VIP, "node1");
        assertOwner(lab, VIP, "node1");
        lab.rejoin("node2");
        lab.start(KEEPALIVED, "node2", crossed(100, 150));
        assertShared(lab);
        first.stop();
        awaitOwner(lab, VIP, "node2");
        assertOwner(lab, SECOND_VIP, "node2");
    }

    private static String crossed(int first, int second) {
        return Instance.file(
                Instance.v3(55).interval(0.1).priority(first).address(VIP),
                Instance.v3(56).interval(0.1).priority(second).address(SECOND_VIP));
    }

    private static void assertShared(Lab lab) {
        awaitOwner(lab, VIP, "node1");
        awaitOwner(lab, SECOND_VIP, "node2");
        Observer.Watch watch = lab.observer().watch(Duration.ofMillis(20), VIP, SECOND_VIP);
        Lab.pause(1.0);
        Ownership seen = watch.stop();
        assertEquals(List.of("node1"), seen.owners(VIP));
        assertEquals(List.of("node2"), seen.owners(SECOND_VIP));
    }

    @InteropTest
    @Case("IN-08")
    void differentIntervalsAreStableWithVersion3(Lab lab) {
        Instance slow = Instance.v3(51).interval(1).priority(200).address(VIP);
        Instance quick = Instance.v3(51).interval(0.1).priority(100).address(VIP);
        lab.start(KEEPALIVED, "node1", Instance.file(slow));
        awaitOwner(lab, VIP, "node1");
        lab.start(REGENT, "node2", Instance.file(quick)).awaitLog("Entering BACKUP STATE", SOON);
        // What is learned from the first advert counts from then on.
        Lab.pause(1.5);
        Observer.Watch watch = lab.observer().watch(Duration.ofMillis(20), VIP);
        Lab.pause(3.0);
        Ownership seen = watch.stop();
        assertEquals("node1", seen.answers().getLast().host());
        assertOwner(lab, VIP, "node1");
    }

    @InteropTest
    @Case("IN-08")
    void differentIntervalsWithVersion2MakeBothActiveAndBothSaySo(Lab lab) {
        Daemon first =
                lab.start(
                        REGENT,
                        "node1",
                        Instance.file(Instance.v2(51).interval(1).priority(200).address(VIP)));
        Daemon second =
                lab.start(
                        KEEPALIVED,
                        "node2",
                        Instance.file(Instance.v2(51).interval(2).priority(100).address(VIP)));
        Lab.await(
                "both are Active",
                Duration.ofSeconds(12),
                () -> lab.host("node1").holds(VIP) && lab.host("node2").holds(VIP));
        first.awaitLog("(?i)interval", SOON);
        second.awaitLog("(?i)interval", SOON);
        Lab.pause(3.0);
        assertTrue(lab.host("node1").holds(VIP) && lab.host("node2").holds(VIP));
    }

    @InteropTest
    @Case("IN-09")
    void pairIsReplacedNodeByNodeWithoutASecondOwner(Lab lab) {
        String better = Instance.file(Instance.v3(51).interval(0.2).priority(150).address(VIP));
        String other = Instance.file(Instance.v3(51).interval(0.2).priority(100).address(VIP));
        Daemon first = lab.start(KEEPALIVED, "node1", better);
        Daemon second = lab.start(KEEPALIVED, "node2", other);
        awaitOwner(lab, VIP, "node1");
        Observer.Watch watch = lab.observer().watch(Duration.ofMillis(10), VIP);
        Lab.pause(0.3);
        second.stop();
        lab.start(REGENT, "node2", other).awaitLog("Entering BACKUP STATE", SOON);
        Lab.pause(0.5);
        first.stop();
        awaitOwner(lab, VIP, "node2");
        lab.start(REGENT, "node1", better);
        awaitOwner(lab, VIP, "node1");
        Lab.pause(0.5);
        Ownership seen = watch.stop();
        assertEquals(List.of("node1", "node2", "node1"), seen.owners(VIP));
        double both = seconds(seen.doubleOwnership(VIP));
        assertTrue(both < 0.02 + seconds(NOISE), "two owners for " + both + " s");
        assertTrue(seconds(seen.longestGap(VIP)) < activeDownV3(100, 0.2) + seconds(NOISE));
    }
}
