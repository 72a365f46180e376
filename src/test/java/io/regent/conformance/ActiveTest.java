package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.active;
import static io.regent.conformance.Scene.advertsBetween;
import static io.regent.conformance.Scene.assertOwner;
import static io.regent.conformance.Scene.assertSilent;
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
import io.regent.lab.Forgery;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.Observer;
import io.regent.lab.Ownership;
import io.regent.lab.Tester;
import java.time.Duration;
import java.util.List;

/** What an Active router does when it hears others, stops, dies or is frozen. */
final class ActiveTest {

    /** An answer that comes at once, on a busy machine. */
    private static final double AT_ONCE = seconds(NOISE);

    @KernelTest
    @Case("SM-14")
    void activeAdvertisesAtOnceWhenAnotherGivesUp(Lab lab) {
        active(lab, Instance.v3(51).interval(1).priority(254).address(VIP));
        Tester tester = lab.tester();
        Lab.pause(0.4);
        long gaveUp = tester.send(Forgery.v3(51, 100, VIP).priority(0));
        Advert answer = nextAdvert(lab, 51, gaveUp);
        double lag = secondsBetween(gaveUp, answer.timeNanos());
        assertTrue(lag < AT_ONCE, "answered after " + lag + " s: " + lab.capture().frames());
        Advert next = nextAdvert(lab, 51, answer.timeNanos() + 1);
        assertAbout(1, secondsBetween(answer.timeNanos(), next.timeNanos()), "interval restarted");
    }

    @KernelTest
    @Case("SM-15")
    @Case("AD-01")
    void activeYieldsToAHigherPriorityAndArmsItsTimerFromTheSendersInterval(Lab lab) {
        active(lab, quick(51).priority(100).address(VIP));
        awaitOwner(lab, VIP, "node1");
        Tester tester = lab.tester();
        long higher = tester.send(Forgery.v3(51, 100, VIP).priority(200));
        Lab.pause(AT_ONCE);
        assertEquals(java.util.Set.of(), lab.observer().ownersOf(VIP));
        assertFalse(lab.host("node1").holds(VIP));
        Advert again = nextAdvert(lab, 51, higher + (long) (AT_ONCE * 1e9));
        assertAbout(activeDownV3(100, 1), secondsBetween(higher, again.timeNanos()), "take-over");
        assertEquals(List.of(), advertsBetween(lab, 51, higher, again.timeNanos() - 1));
    }

    @KernelTest
    @Case("SM-16")
    void equalPrioritiesAreDecidedByTheGreaterAddress(Lab lab) {
        active(lab, quick(51).priority(100).address(VIP));
        Tester tester = lab.tester();
        tester.repeat(0.2, quickAdvert(51, 100).from("10.77.0.0")).close();
        Lab.pause(AT_ONCE);
        assertTrue(lab.host("node1").holds(VIP), "stays Active against a smaller address");
        tester.repeat(0.2, quickAdvert(51, 100).from("10.77.0.2"));
        Lab.pause(AT_ONCE);
        assertSilent(lab, 51, 1.5);
        assertFalse(lab.host("node1").holds(VIP), "yields to a greater address");
    }

    @KernelTest
    @Case("SM-17")
    void addressesAreComparedAsNumbersAndNotAsText(Lab lab) {
        lab.host("node1").ip("address flush dev eth0");
        lab.host("node1").ip("address add 10.0.0.9/8 dev eth0");
        active(
                lab,
                quick(51).priority(100).address(VIP),
                quick(52).priority(100).address("10.77.0.101"));
        Tester tester = lab.tester();
        nextAdvert(lab, 51, 0);
        nextAdvert(lab, 52, 0);
        tester.repeat(0.2, quickAdvert(51, 100).from("10.0.0.10"));
        tester.repeat(0.2, quickAdvert(52, 100).from("9.255.0.1").addresses("10.77.0.101"));
        Lab.pause(0.5);
        assertFalse(lab.host("node1").holds(VIP), "10.0.0.9 is smaller than 10.0.0.10");
        assertTrue(lab.host("node1").holds("10.77.0.101"), "10.0.0.9 is greater than 9.255.0.1");
        assertSilent(lab, 51, 1);
    }

    @KernelTest
    @Case("SM-18")
    void activeAnswersALowerPriorityAtOnceUnlessToldNotTo(Lab lab) {
        Daemon daemon =
                active(
                        lab,
                        Instance.v3(51).interval(1).priority(200).address(VIP),
                        Instance.v3(52)
                                .interval(1)
                                .priority(200)
                                .with("lower_prio_no_advert")
                                .address("10.77.0.101"));
        daemon.awaitLog("VI_52\\) Entering MASTER STATE", SOON);
        Tester tester = lab.tester();
        Lab.pause(0.4);
        long lower = tester.send(Forgery.v3(51, 100, VIP).priority(50));
        tester.send(Forgery.v3(52, 100, "10.77.0.101").priority(50));
        Lab.pause(AT_ONCE);
        assertEquals(
                1,
                advertsBetween(lab, 51, lower, Long.MAX_VALUE).size(),
                () -> lab.capture().adverts(51).toString());
        assertEquals(0, advertsBetween(lab, 52, lower, Long.MAX_VALUE).size());
    }

    @KernelTest
    @Case("SM-19")
    void higherPrioSendAdvertLetsOneMoreAdvertOutBeforeYielding(Lab lab) {
        Instance instance =
                Instance.v3(51)
                        .interval(1)
                        .priority(100)
                        .with("higher_prio_send_advert")
                        .address(VIP);
        active(lab, instance);
        Tester tester = lab.tester();
        Lab.pause(0.4);
        long begun = Lab.nowNanos();
        var stream = tester.repeat(0.2, quickAdvert(51, 200));
        Lab.pause(2);
        long last = stream.silence();
        List<Advert> own = advertsBetween(lab, 51, begun, last);
        assertEquals(1, own.size());
        assertEquals(100, own.getFirst().priority());
        assertFalse(lab.host("node1").holds(VIP));
    }

    @KernelTest
    @Case("SM-20")
    void activeWithNopreemptStillYieldsToAHigherPriority(Lab lab) {
        active(lab, quick(51).priority(100).with("nopreempt").address(VIP));
        lab.tester().repeat(0.2, quickAdvert(51, 200));
        Lab.pause(AT_ONCE);
        assertSilent(lab, 51, 1);
        assertFalse(lab.host("node1").holds(VIP));
    }

    @KernelTest
    @Case("SM-21")
    void activeThatIsStoppedSaysSoAndLeavesNothingBehind(Lab lab) {
        Daemon daemon = active(lab, quick(51).priority(100).address(VIP));
        awaitOwner(lab, VIP, "node1");
        long asked = Lab.nowNanos();
        assertEquals(0, daemon.stop());
        List<Advert> farewell =
                advertsBetween(lab, 51, asked, Long.MAX_VALUE).stream()
                        .filter(advert -> advert.priority() == 0)
                        .toList();
        assertEquals(1, farewell.size());
        assertTrue(secondsBetween(asked, farewell.getFirst().timeNanos()) < 0.5);
        assertEquals(List.of("10.77.0.1/24"), lab.host("node1").addresses("eth0"));
    }

    @KernelTest
    @Case("SM-22")
    void backupThatIsStoppedSaysNothing(Lab lab) {
        var scene = backup(lab, quick(51).priority(100).address(VIP), quickAdvert(51, 200), 0.2);
        assertEquals(0, scene.daemon().stop());
        assertEquals(List.of(), lab.capture().adverts(51, "node1"));
    }

    @KernelTest
    @Case("SM-23")
    void killedActiveIsReplacedAndReturnsWithoutTheAddress(Lab lab) {
        Instance[] both = {
            quick(51).priority(150).with("nopreempt").address(VIP),
            quick(51).priority(100).with("nopreempt").address(VIP)
        };
        Daemon first = active(lab, both[0]);
        lab.start("node2", Instance.file(both[1])).awaitLog("Entering BACKUP STATE", SOON);
        awaitOwner(lab, VIP, "node1");
        Advert last = lab.capture().adverts(51, "node1").getLast();
        first.kill();
        Advert takeOver =
                lab.capture()
                        .awaitAdvert(51, last.timeNanos(), SOON, a -> a.sender().equals("node2"));
        last = lab.capture().adverts(51, "node1").getLast();
        double silence = secondsBetween(last.timeNanos(), takeOver.timeNanos());
        assertAbout(activeDownV3(100, 0.2), silence, "take-over");
        assertEquals(
                0,
                lab.capture().adverts(51, "node1").stream().filter(a -> a.priority() == 0).count());
        assertTrue(lab.host("node1").holds(VIP), "nobody was there to remove it");
        lab.start("node1", Instance.file(both[0])).awaitLog("Entering BACKUP STATE", SOON);
        Lab.await("node1 has let the address go", SOON, () -> !lab.host("node1").holds(VIP));
        Lab.pause(1);
        assertOwner(lab, VIP, "node2");
        assertFalse(lab.host("node1").holds(VIP), "stays without it");
    }

    @KernelTest
    @Case("SM-25")
    void winnerOfAHealedPartitionAnnouncesTheAddressAgain(Lab lab) {
        active(lab, quick(51).priority(150).with("garp_lower_prio_delay 0").address(VIP));
        Daemon second = lab.start("node2", Instance.file(quick(51).priority(100).address(VIP)));
        second.awaitLog("Entering BACKUP STATE", SOON);
        awaitOwner(lab, VIP, "node1");
        lab.isolate("node2");
        Lab.await("node2 holds it too", SOON, () -> lab.host("node2").holds(VIP));
        assertTrue(lab.host("node1").holds(VIP));
        Lab.pause(1);
        try (Observer.Watch watch = lab.observer().watch(Duration.ofMillis(10), VIP)) {
            long healed = Lab.nowNanos();
            lab.rejoin("node2");
            Lab.await("node2 yields", SOON, () -> !lab.host("node2").holds(VIP));
            lab.capture()
                    .await(
                            "node1 to announce the address again",
                            healed,
                            SOON,
                            Scene.announces(VIP).and(frame -> frame.sender().equals("node1")));
            Lab.pause(0.5);
            Ownership seen = watch.stop();
            assertTrue(seen.doubleOwnership(VIP).toMillis() <= 200 + NOISE.toMillis());
            assertEquals("node1", seen.answers().getLast().host());
        }
        assertOwner(lab, VIP, "node1");
    }

    @KernelTest
    @Case("SM-27")
    void sameIdOnTwoInterfacesIsTwoRouters(@TwoNetworks Lab lab) {
        String two = "vrrp_instance OTHER {\n  interface eth1\n  state BACKUP\n  version 3\n";
        two += "  advert_int 0.2\n  virtual_router_id 51\n  priority 100\n";
        two += "  virtual_ipaddress {\n    192.168.200.100\n  }\n}\n";
        active(lab, Instance.file(quick(51).priority(100).address(VIP)) + two);
        Lab.await(
                "both addresses are there",
                SOON,
                () ->
                        lab.host("node1").holds(VIP)
                                && lab.host("node1")
                                        .addresses("eth1")
                                        .contains("192.168.200.100/32"));
        lab.tester().repeat(0.2, quickAdvert(51, 200));
        Lab.pause(0.5);
        assertFalse(lab.host("node1").holds(VIP));
        assertTrue(lab.host("node1").addresses("eth1").contains("192.168.200.100/32"));
    }

    @KernelTest
    @Case("SM-33")
    @Case("RX-17")
    void twoAddressOwnersSettleOnOne(Lab lab) {
        Instance owner = quick(51).with("state MASTER").priority(255).address(VIP);
        active(lab, owner);
        Daemon second = lab.start("node2", Instance.file(owner));
        Lab.await(
                "one of them yields",
                Duration.ofSeconds(15),
                () -> lab.host("node1").holds(VIP) != lab.host("node2").holds(VIP));
        Lab.pause(1);
        assertEquals(1, lab.observer().ownersOf(VIP).size());
        second.stop();
        awaitOwner(lab, VIP, "node1");
        Lab.await(
                "node1 is back at 255",
                SOON,
                () -> lab.capture().adverts(51, "node1").getLast().priority() == 255);
    }

    @KernelTest
    @Case("SM-35")
    void activeThatWasFrozenDoesNotClaimTheAddressWhenItWakesUp(Lab lab) {
        Daemon first = active(lab, quick(51).priority(150).with("nopreempt").address(VIP));
        lab.start("node2", Instance.file(quick(51).priority(100).with("nopreempt").address(VIP)))
                .awaitLog("Entering BACKUP STATE", SOON);
        awaitOwner(lab, VIP, "node1");
        first.freeze();
        Lab.await("node2 takes over", SOON, () -> lab.host("node2").holds(VIP));
        Lab.pause(3 * activeDownV3(100, 0.2));
        long thawed = Lab.nowNanos();
        first.thaw();
        Lab.await(
                "one of them yields",
                SOON,
                () -> lab.host("node1").holds(VIP) != lab.host("node2").holds(VIP));
        Lab.pause(1);
        assertEquals(1, lab.observer().ownersOf(VIP).size());
        long announcements =
                lab.capture().announcements(VIP).stream()
                        .filter(arp ->
                                arp.frame().timeNanos() > thawed
                                        && arp.frame().sender().equals("node1"))
                        .count();
        assertEquals(0, announcements, "node1 announced an address that node2 had taken");
        assertOwner(lab, VIP, "node2");
    }
}
