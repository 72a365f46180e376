package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.active;
import static io.regent.conformance.Scene.advertsBetween;
import static io.regent.conformance.Scene.awaitOwner;
import static io.regent.conformance.Scene.backup;
import static io.regent.conformance.Scene.nextAdvert;
import static io.regent.conformance.Scene.quick;
import static io.regent.conformance.Scene.quickAdvert;
import static io.regent.lab.Timing.NOISE;
import static io.regent.lab.Timing.activeDownV3;
import static io.regent.lab.Timing.assertAbout;
import static io.regent.lab.Timing.seconds;
import static io.regent.lab.Timing.secondsBetween;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Advert;
import io.regent.lab.Daemon;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.Observer;
import java.time.Duration;
import java.util.List;

/** SIGHUP. */
final class ReloadTest {

    private static final int RELOADS = 100;

    @KernelTest
    @Case("TR-13")
    void hundredReloadsOfAnUnchangedFileChangeNothingOnTheWire(Lab lab) {
        Daemon daemon =
                active(lab, quick(51).priority(150).with("garp_master_delay 0").address(VIP));
        lab.start("node2", Instance.file(quick(51).priority(100).address(VIP)));
        awaitOwner(lab, VIP, "node1");
        Lab.pause(1.0);
        String before = lab.host("node1").lines("eth0").toString();
        Observer.Watch watch = lab.observer().watch(Duration.ofMillis(20), VIP);
        long from = Lab.nowNanos();
        for (int i = 0; i < RELOADS; i++) {
            daemon.reload();
            Lab.pause(0.08);
        }
        Lab.pause(0.5);
        long to = Lab.nowNanos();
        List<Advert> adverts = advertsBetween(lab, 51, from, to);
        double expected = secondsBetween(from, to) / 0.2;
        assertTrue(
                Math.abs(adverts.size() - expected) <= 1,
                adverts.size() + " adverts instead of " + expected);
        for (int i = 1; i < adverts.size(); i++) {
            long previous = adverts.get(i - 1).timeNanos();
            double gap = secondsBetween(previous, adverts.get(i).timeNanos());
            assertTrue(gap < 0.3 + seconds(NOISE), "a gap of " + gap);
            assertEquals(150, adverts.get(i).priority());
        }
        assertEquals(List.of("node1"), watch.stop().owners(VIP));
        assertEquals(0, announcementsSince(lab, VIP, from));
        assertEquals(before, lab.host("node1").lines("eth0").toString());
        assertEquals(List.of(), lab.capture().adverts(51, "node2"));
        assertTrue(daemon.isRunning());
    }

    private static long announcementsSince(Lab lab, String address, long fromNanos) {
        return lab.capture().announcements(address).stream()
                .filter(arp -> arp.frame().timeNanos() >= fromNanos)
                .count();
    }

    @KernelTest
    @Case("TR-13")
    void backupThatReloadsStaysBackup(Lab lab) {
        var scene = backup(lab, quick(51).priority(100).address(VIP), quickAdvert(51, 200), 0.2);
        for (int i = 0; i < 20; i++) {
            scene.daemon().reload();
            Lab.pause(0.1);
        }
        assertEquals(List.of(), lab.capture().adverts(51, "node1"));
        long last = scene.stream().silence();
        Advert first = nextAdvert(lab, 51, last);
        assertAbout(activeDownV3(100, 0.2), secondsBetween(last, first.timeNanos()), "take-over");
    }

    @KernelTest
    @Case("TR-14")
    void reloadTouchesOnlyTheAddressesThatChanged(Lab lab) {
        Daemon daemon =
                active(
                        lab,
                        quick(51)
                                .priority(100)
                                .with("garp_master_delay 0")
                                .address(VIP, "10.77.0.101"));
        awaitOwner(lab, "10.77.0.101", "node1");
        Lab.pause(0.5);
        Observer.Watch watch = lab.observer().watch(Duration.ofMillis(10), VIP);
        long from = Lab.nowNanos();
        daemon.write(
                Instance.file(
                        quick(51)
                                .priority(100)
                                .with("garp_master_delay 0")
                                .address(VIP, "10.77.0.102")));
        daemon.reload();
        Lab.await(
                "one is added, one removed",
                SOON,
                () ->
                        lab.host("node1").holds("10.77.0.102")
                                && !lab.host("node1").holds("10.77.0.101"));
        Lab.pause(0.5);
        assertTrue(announcementsSince(lab, "10.77.0.102", from) > 0);
        assertEquals(0, announcementsSince(lab, "10.77.0.101", from));
        assertEquals(0, announcementsSince(lab, VIP, from));
        assertTrue(watch.stop().longestGap(VIP).toMillis() < 50 + NOISE.toMillis());
        assertEquals(
                List.of(VIP, "10.77.0.102"),
                lab.capture().adverts(51, "node1").getLast().addresses());
        assertTrue(
                advertsBetween(lab, 51, from, Long.MAX_VALUE).stream()
                        .noneMatch(a -> a.priority() == 0));
    }

    @KernelTest
    @Case("TR-14")
    void backupThatGetsAnotherAddressByReloadSaysNothing(Lab lab) {
        var scene = backup(lab, quick(51).priority(100).address(VIP), quickAdvert(51, 200), 0.2);
        scene.daemon().write(Instance.file(quick(51).priority(100).address(VIP, "10.77.0.102")));
        scene.daemon().reload();
        Lab.pause(1.0);
        assertEquals(List.of(), lab.capture().adverts(51, "node1"));
        assertEquals(0, lab.capture().announcements("10.77.0.102").size());
        assertFalse(lab.host("node1").holds("10.77.0.102"));
    }

    @KernelTest
    @Case("TR-15")
    void instancesThatComeAndGoByReloadLeaveTheOthersAlone(Lab lab) {
        Instance kept = quick(51).priority(100).with("garp_master_delay 0").address(VIP);
        Instance old = quick(52).priority(100).address("10.77.0.102");
        Instance fresh = quick(53).priority(100).address("10.77.0.103");
        Daemon daemon = active(lab, kept, old);
        awaitOwner(lab, VIP, "node1");
        awaitOwner(lab, "10.77.0.102", "node1");
        Lab.pause(0.5);
        daemon.write(Instance.file(kept, fresh));
        long from = Lab.nowNanos();
        daemon.reload();
        Advert farewell = lab.capture().awaitAdvert(52, from, SOON, a -> a.priority() == 0);
        Lab.await("its address is gone", SOON, () -> !lab.host("node1").holds("10.77.0.102"));
        Advert first = nextAdvert(lab, 53, from);
        double wait = secondsBetween(farewell.timeNanos(), first.timeNanos());
        assertAbout(activeDownV3(100, 0.2), wait, "first advert of the new one");
        awaitOwner(lab, "10.77.0.103", "node1");
        List<Advert> adverts = advertsBetween(lab, 51, from, Long.MAX_VALUE);
        assertTrue(adverts.stream().allMatch(advert -> advert.priority() == 100));
        for (int i = 1; i < adverts.size(); i++) {
            long previous = adverts.get(i - 1).timeNanos();
            double gap = secondsBetween(previous, adverts.get(i).timeNanos());
            assertTrue(gap < 0.3 + seconds(NOISE), "a gap of " + gap);
        }
        assertEquals(0, announcementsSince(lab, VIP, from));
    }

    @KernelTest
    @Case("TR-16")
    void brokenFileLeavesTheOldConfigurationRunning(Lab lab) {
        Instance instance = quick(51).priority(100).address(VIP);
        Daemon daemon = active(lab, instance);
        awaitOwner(lab, VIP, "node1");
        int said = daemon.log().size();
        daemon.write("vrrp_instance VI_51 {\n  interface eth0\n  virtual_router_id 300\n");
        long from = Lab.nowNanos();
        daemon.reload();
        daemon.awaitLog("keepalived\\.conf.*[0-9]|virtual_router_id", said, SOON);
        Lab.pause(1.5);
        List<Advert> adverts = advertsBetween(lab, 51, from, Long.MAX_VALUE);
        assertTrue(adverts.size() >= 6, adverts::toString);
        assertTrue(adverts.stream().allMatch(advert -> advert.priority() == 100));
        awaitOwner(lab, VIP, "node1");
        daemon.write(Instance.file(quick(51).priority(110).address(VIP)));
        daemon.reload();
        lab.capture().awaitAdvert(51, Lab.nowNanos(), SOON, advert -> advert.priority() == 110);
        assertEquals(0, daemon.stop());
        assertEquals(List.of("10.77.0.1/24"), lab.host("node1").addresses("eth0"));
    }

    @KernelTest
    @Case("TR-16")
    void fileThatIsGoneLeavesTheOldConfigurationRunning(Lab lab) throws java.io.IOException {
        Daemon daemon = active(lab, quick(51).priority(100).address(VIP));
        awaitOwner(lab, VIP, "node1");
        java.nio.file.Files.delete(daemon.configFile());
        daemon.reload();
        Lab.pause(1.0);
        assertTrue(daemon.isRunning());
        Scene.assertOwner(lab, VIP, "node1");
    }
}
