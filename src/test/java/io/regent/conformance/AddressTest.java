package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.active;
import static io.regent.conformance.Scene.announces;
import static io.regent.conformance.Scene.awaitOwner;
import static io.regent.conformance.Scene.backup;
import static io.regent.conformance.Scene.nextAdvert;
import static io.regent.conformance.Scene.quick;
import static io.regent.conformance.Scene.quickAdvert;
import static io.regent.lab.Timing.NOISE;
import static io.regent.lab.Timing.assertAbout;
import static io.regent.lab.Timing.seconds;
import static io.regent.lab.Timing.secondsBetween;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Advert;
import io.regent.lab.Arp;
import io.regent.lab.Daemon;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.Observer;
import io.regent.lab.Ownership;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Addresses in the kernel, and who answers and announces for them. */
final class AddressTest {

    @KernelTest
    @Case("AD-01")
    void backupDoesNotAnswerForTheAddress(Lab lab) {
        backup(lab, quick(51).priority(100).address(VIP), quickAdvert(51, 200), 0.2);
        Observer.Watch watch = lab.observer().watch(Duration.ofMillis(10), VIP);
        Lab.pause(1.0);
        assertEquals(List.of(), watch.stop().answers());
    }

    @KernelTest
    @Case("AD-03")
    void announcementIsABroadcastWithTheAddressAsSenderAndTarget(Lab lab) {
        active(lab, quick(51).priority(100).address(VIP));
        Arp arp =
                lab.capture().await("an announcement", 0, SOON, announces(VIP)).arp().orElseThrow();
        String mac = lab.host("node1").mac("eth0");
        assertEquals("ff:ff:ff:ff:ff:ff", arp.destination());
        assertEquals(1, arp.operation());
        assertEquals(mac, arp.senderMac());
        assertEquals(VIP, arp.senderIp());
        assertEquals(VIP, arp.targetIp());
        assertEquals("ff:ff:ff:ff:ff:ff", arp.targetMac());
    }

    @KernelTest
    @Case("AD-03")
    void addressAnswersBeforeItIsAnnounced(Lab lab) {
        var scene = backup(lab, quick(51).priority(100).address(VIP), quickAdvert(51, 200), 0.2);
        Observer.Watch watch = lab.observer().watch(Duration.ofMillis(5), VIP);
        long last = scene.stream().silence();
        Advert first = nextAdvert(lab, 51, last);
        Lab.pause(0.3);
        long answered = watch.stop().answers().getFirst().timeNanos();
        double lag = secondsBetween(first.timeNanos(), answered);
        assertTrue(lag < 0.005 + seconds(NOISE), "answered " + lag + " s after the first advert");
    }

    @KernelTest
    @Case("AD-04")
    void announcementsFollowRepeatDelayAndRefresh(Lab lab) {
        active(
                lab,
                quick(51)
                        .priority(100)
                        .with("garp_master_repeat 3")
                        .with("garp_master_delay 2")
                        .with("garp_master_refresh 1")
                        .with("garp_master_refresh_repeat 2")
                        .address(VIP));
        long first = lab.capture().await("an announcement", 0, SOON, announces(VIP)).timeNanos();
        Lab.pause(4.7);
        double[] expected = {0, 0, 0, 2, 2, 2, 3, 3, 4, 4};
        List<Arp> all = lab.capture().announcements(VIP);
        var times =
                all.stream().map(arp -> secondsBetween(first, arp.frame().timeNanos())).toList();
        assertEquals(expected.length, times.size(), times::toString);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], times.get(i), 0.1 + seconds(NOISE), times::toString);
        }
    }

    @KernelTest
    @Case("AD-04")
    void announcementsKeepTheConfiguredDistance(Lab lab) {
        String pace = "global_defs {\n  vrrp_garp_interval 0.1\n  vrrp_garp_master_delay 0\n}\n";
        Instance instance = quick(51).priority(100).with("garp_master_repeat 2");
        for (int i = 100; i < 105; i++) instance.address("10.77.0." + i);
        active(lab, Instance.fileWith(pace, instance));
        Lab.pause(1.7);
        List<Arp> all =
                lab.capture().frames().stream()
                        .flatMap(frame -> frame.arp().stream())
                        .filter(arp -> arp.isGratuitous() && arp.frame().sender().equals("node1"))
                        .toList();
        for (int i = 100; i < 105; i++) {
            int times = lab.capture().announcements("10.77.0." + i).size();
            assertTrue(times >= 1 && times <= 2, times + " announcements of one address");
        }
        for (int i = 1; i < all.size(); i++) {
            long before = all.get(i - 1).frame().timeNanos();
            double gap = secondsBetween(before, all.get(i).frame().timeNanos());
            assertTrue(gap > 0.05, "announcements only " + gap + " s apart");
        }
        double span =
                secondsBetween(
                        all.getFirst().frame().timeNanos(), all.getLast().frame().timeNanos());
        assertAbout(0.1 * (all.size() - 1), span, "all announcements");
    }

    @KernelTest
    @Case("AD-04")
    void lowerPriorityIsAnsweredWithTheConfiguredAnnouncements(Lab lab) {
        active(
                lab,
                Instance.v3(51)
                        .interval(1)
                        .priority(200)
                        .with("garp_master_delay 0")
                        .with("garp_master_repeat 1")
                        .with("garp_lower_prio_repeat 2")
                        .with("garp_lower_prio_delay 1")
                        .address(VIP));
        lab.capture().await("an announcement", 0, SOON, announces(VIP));
        Lab.pause(0.3);
        long lower = lab.tester().send(quickAdvert(51, 50).centis(100));
        Lab.pause(1.5);
        var times =
                lab.capture().announcements(VIP).stream()
                        .map(arp -> secondsBetween(lower, arp.frame().timeNanos()))
                        .filter(seconds -> seconds > -0.1)
                        .toList();
        double[] expected = {0, 0, 1, 1};
        assertEquals(expected.length, times.size(), times::toString);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], times.get(i), 0.05 + seconds(NOISE), times::toString);
        }
    }

    @KernelTest
    @Case("AD-11")
    void addressCanBePinged(Lab lab) {
        active(lab, quick(51).priority(100).address(VIP));
        awaitOwner(lab, VIP, "node1");
        String answer = lab.host("observer").run("ping", "-n", "-c", "1", "-W", "2", VIP);
        assertTrue(answer.contains(" 1 received"), answer);
    }

    @KernelTest
    @Case("AD-20")
    void addressThatSomebodyDeletesIsPutBackAtOnceAndAnnouncedAgain(Lab lab) {
        active(
                lab,
                quick(51).priority(100).with("garp_master_delay 0").address(VIP, "10.77.0.101"));
        awaitOwner(lab, VIP, "node1");
        Lab.pause(0.3);
        long deleted = Lab.nowNanos();
        lab.host("node1").ip("address delete " + VIP + "/32 dev eth0");
        Lab.await("it is back", Duration.ofSeconds(1), () -> lab.host("node1").holds(VIP));
        lab.capture().await("it to be announced", deleted, Duration.ofSeconds(1), announces(VIP));
        Lab.pause(0.6);
        assertEquals(
                0,
                Scene.advertsBetween(lab, 51, deleted, Long.MAX_VALUE).stream()
                        .filter(advert -> advert.priority() == 0)
                        .count());
        Scene.assertOwner(lab, VIP, "node1");
        assertTrue(lab.host("node1").holds("10.77.0.101"));
    }

    @KernelTest
    @Case("AD-20")
    void addressThatIsNotTrackedStaysDeleted(Lab lab) {
        active(lab, quick(51).priority(100).address(VIP + " no_track"));
        awaitOwner(lab, VIP, "node1");
        long deleted = Lab.nowNanos();
        lab.host("node1").ip("address delete " + VIP + "/32 dev eth0");
        Lab.pause(1.0);
        assertFalse(lab.host("node1").holds(VIP));
        assertEquals(5, Scene.advertsBetween(lab, 51, deleted, Long.MAX_VALUE).size(), 1);
    }

    @KernelTest
    @Case("AD-21")
    void optionsOfAnAddressReachTheKernel(@TwoNetworks Lab lab) {
        active(
                lab,
                quick(51)
                        .priority(100)
                        .address(
                                "10.77.0.100",
                                "10.77.0.101/24 label eth0:1",
                                "10.79.0.102/24 brd 10.79.0.255 scope link",
                                "10.78.0.103/16 brd +",
                                "192.168.200.104/24 dev eth1 label eth1:vip"));
        Lab.await(
                "the last one is there",
                SOON,
                () -> lab.host("node1").addresses("eth1").size() > 1);
        assertLine(lab, "eth0", "inet 10.77.0.100/32 scope global eth0");
        assertLine(lab, "eth0", "inet 10.77.0.101/24 scope global secondary eth0:1");
        assertLine(lab, "eth0", "inet 10.79.0.102/24 brd 10.79.0.255 scope link");
        assertLine(lab, "eth0", "inet 10.78.0.103/16 brd 10.78.255.255 scope global eth0");
        assertLine(lab, "eth1", "inet 192.168.200.104/24 scope global secondary eth1:vip");
    }

    private static void assertLine(Lab lab, String device, String expected) {
        List<String> lines =
                lab.host("node1").lines(device).stream()
                        .map(line -> line.replaceAll(" proto \\S+", "").replaceAll("\\s+", " "))
                        .toList();
        assertTrue(
                lines.stream().anyMatch(line -> line.contains(expected)),
                () -> expected + " in " + lines);
    }

    @KernelTest
    @Case("AD-28")
    void thousandAddressesAnswerSoonAfterPromotion(Lab lab) {
        Instance instance =
                quick(51).priority(100).with("garp_master_repeat 1").with("garp_master_delay 0");
        instance.address(VIP);
        StringBuilder excluded = new StringBuilder("virtual_ipaddress_excluded {\n");
        for (int i = 0; i < 999; i++) {
            excluded.append("    10.77.%d.%d\n".formatted(100 + i / 250, 1 + i % 250));
        }
        instance.with(excluded.append("  }").toString());
        var scene = backup(lab, instance, quickAdvert(51, 200), 0.2);
        Observer.Watch watch =
                lab.observer().watch(Duration.ofMillis(20), VIP, "10.77.101.1", "10.77.103.249");
        long last = scene.stream().silence();
        Advert first = nextAdvert(lab, 51, last);
        Lab.await("all are there", SOON, () -> lab.host("node1").addresses("eth0").size() == 1001);
        // The last one may have come after the observer's last question.
        Lab.pause(0.2);
        Ownership seen = watch.stop();
        for (String address : List.of(VIP, "10.77.101.1", "10.77.103.249")) {
            long answered = seen.spans(address).getFirst().fromNanos();
            double lag = secondsBetween(first.timeNanos(), answered);
            assertTrue(lag < 0.25 + seconds(NOISE), address + " answered after " + lag + " s");
        }
        assertEquals(0, scene.daemon().stop());
        assertEquals(List.of("10.77.0.1/24"), lab.host("node1").addresses("eth0"));
    }

    @KernelTest
    @Case("AD-29")
    void handOverNeverHasTwoOwnersLongerThanAnAdvertTakes(Lab lab) {
        Instance better = quick(51).priority(150).address(VIP);
        lab.start("node2", Instance.file(quick(51).priority(100).address(VIP)));
        awaitOwner(lab, VIP, "node2");
        Observer.Watch watch = lab.observer().watch(Duration.ofMillis(5), VIP);
        Daemon daemon = lab.start("node1", Instance.file(better));
        awaitOwner(lab, VIP, "node1");
        Lab.pause(0.3);
        assertEquals(0, daemon.stop());
        awaitOwner(lab, VIP, "node2");
        Ownership seen = watch.stop();
        assertEquals(List.of("node2", "node1", "node2"), seen.owners(VIP));
        double both = seconds(seen.doubleOwnership(VIP));
        assertTrue(both < 0.02 + seconds(NOISE), "two owners for " + both + " s");
        assertEquals(Set.of("node2"), lab.observer().ownersOf(VIP));
    }
}
