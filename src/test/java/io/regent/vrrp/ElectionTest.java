package io.regent.vrrp;

import static io.regent.vrrp.RouterConfig.address;
import static io.regent.vrrp.RouterConfig.router;
import static io.regent.vrrp.RouterConfig.virtualAddress;
import static io.regent.vrrp.TestRouter.GREATER;
import static io.regent.vrrp.TestRouter.LOWER;
import static io.regent.vrrp.TestRouter.OWN;
import static io.regent.vrrp.TestRouter.active;
import static io.regent.vrrp.TestRouter.nanos;
import static io.regent.vrrp.TestRouter.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.AnnounceConfig;
import io.regent.net.IpAddress;
import io.regent.track.TrackTotals;
import io.regent.vrrp.VrrpEffect.AnnounceAddresses;
import io.regent.vrrp.VrrpEffect.CancelAnnouncements;
import io.regent.vrrp.VrrpEffect.InstallAddresses;
import io.regent.vrrp.VrrpEffect.RemoveAddresses;
import io.regent.vrrp.VrrpEffect.SendAdvert;
import io.regent.vrrp.VrrpEvent.AddressLost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of the election by itself. */
class ElectionTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    @Tag("SM-01")
    @DisplayName("SM-01: on a quiet LAN it listens for the whole down interval before it speaks")
    void aRouterThatIsNotTheOwnerListensFirst() {
        var router = started(router());
        router.takeEffects();
        router.runUntil(nanos(3 + 156 / 256.0) - 1);
        assertEquals("", router.takeEffects());
        router.runFor(1e-9);
        assertEquals("ISG", router.takeEffects());
        assertTrue(router.isActive());
    }

    @Test
    @Tag("SM-02")
    @DisplayName("SM-02: an owner advertises at once, its addresses already in the kernel")
    void anOwnerIsActiveAtOnce() {
        var router = started(router().priority(255).excluded("10.9.9.200"));
        var both = List.of(virtualAddress("10.9.9.100"), virtualAddress("10.9.9.200"));
        assertEquals(
                List.of(
                        new RemoveAddresses(both),
                        new InstallAddresses(both),
                        new SendAdvert(255),
                        new AnnounceAddresses(both, 5)),
                router.takeEffectList());
    }

    @Test
    @DisplayName("state MASTER listens for one interval and the smallest skew")
    void startActiveListensForOneInterval() {
        assertEquals(nanos(1 + 1 / 256.0), started(router().startActive()).takesOverAfterNanos());
        var answered = started(router().startActive());
        answered.runFor(1);
        answered.hears(LOWER, 100);
        assertEquals(nanos(3 + 156 / 256.0), answered.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-03")
    @DisplayName("SM-03: with its link down it is in Fault; with link up it listens first")
    void aRouterWithoutLinkIsInFault() {
        var router = TestRouter.with(router());
        var good = router.state().conditions();
        router.sees(new Conditions(false, good.primaryAddress(), TrackTotals.NONE));
        router.start();
        assertEquals(new Role.Fault(), router.state().role());
        router.runFor(60);
        assertEquals(List.of(), router.adverts());
        router.sees(good);
        assertEquals(nanos(3 + 156 / 256.0), router.takesOverAfterNanos());
    }

    @Test
    @DisplayName("An owner listens for one interval after a fault")
    void anOwnerListensAfterAFault() {
        var router = active(router().priority(255));
        router.sees(new TrackTotals(0, 1, 0));
        assertEquals("CRZ", router.takeEffects());
        router.sees(TrackTotals.NONE);
        assertEquals(nanos(1 + 1 / 256.0), router.takesOverAfterNanos());
    }

    @ParameterizedTest
    @CsvSource({"1, 3996093750", "100, 3609375000", "254, 3007812500"})
    @Tag("SM-04")
    @Tag("SM-05")
    @DisplayName("SM-05: version 2 takes over after three seconds and (256 - priority)/256 s")
    void version2TakeOverTimes(int priority, long expectedNanos) {
        var router = started(router().version(2).priority(priority));
        router.runFor(0.5);
        router.hears(LOWER, 255);
        assertEquals(expectedNanos, router.takesOverAfterNanos());
        assertEquals("RISG", router.takeEffects());
    }

    @Test
    @Tag("SM-05")
    @DisplayName("SM-05: the skew of version 2 does not grow with the interval")
    void version2SkewIsAFractionOfASecond() {
        var router = started(router().version(2).interval(Duration.ofSeconds(10)));
        assertEquals(nanos(30 + 156 / 256.0), router.takesOverAfterNanos());
    }

    @ParameterizedTest
    @CsvSource({"10, 360937500", "200, 7218750000", "1, 36093750"})
    @Tag("SM-04")
    @Tag("SM-06")
    @DisplayName("SM-06: version 3 takes over after 3.609375 intervals at priority 100")
    void version3TakeOverTimes(int centis, long expectedNanos) {
        var router = started(router().interval(Duration.ofMillis(centis * 10L)));
        router.runFor(0.001);
        router.hears(LOWER, 200);
        assertEquals(expectedNanos, router.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-07")
    @DisplayName("SM-07: after priority 0 it takes over when the skew is over")
    void aReleaseIsFollowedByTheSkew() {
        var version3 = started(router().interval(Duration.ofSeconds(2)));
        version3.hears(LOWER, 0);
        assertEquals(nanos(2 * 156 / 256.0), version3.takesOverAfterNanos());
        var version2 = started(router().version(2).interval(Duration.ofSeconds(2)));
        version2.hears(LOWER, 0);
        assertEquals(nanos(156 / 256.0), version2.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-08")
    @DisplayName("SM-08: a Backup follows an equal priority, whatever the address")
    void aBackupDoesNotCompareAddresses() {
        for (IpAddress source : List.of(LOWER, GREATER)) {
            var router = started(router());
            router.runFor(3.6);
            router.hears(source, 100);
            assertEquals(nanos(3 + 156 / 256.0), router.takesOverAfterNanos());
        }
    }

    @Test
    @Tag("SM-09")
    @DisplayName("SM-09: a preempting Backup lets its timer run on when it hears a lower priority")
    void aPreemptingBackupIgnoresLowerPriorities() {
        var router = started(router());
        for (int i = 0; i < 3; i++) {
            router.runFor(1);
            router.hears(GREATER, 99);
        }
        assertEquals(nanos(156 / 256.0), router.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-10")
    @DisplayName("SM-10: nopreempt follows any priority for as long as adverts come")
    void nopreemptFollowsALowerPriority() {
        var router = started(router().noPreempt());
        for (int i = 0; i < 20; i++) {
            router.runFor(3);
            router.hears(LOWER, 1);
        }
        assertFalse(router.isActive());
        assertEquals(nanos(3 + 156 / 256.0), router.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-12")
    @DisplayName("SM-12: version 3 judges silence by the interval of the Active router")
    void version3AdoptsALongerInterval() {
        var router = started(router());
        router.hears(LOWER, 200, 300);
        assertEquals(nanos(9 + 3 * 156 / 256.0), router.takesOverAfterNanos());
        var version2 = started(router().version(2));
        version2.hears(LOWER, 200, 300);
        assertEquals(nanos(3 + 156 / 256.0), version2.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-12")
    @DisplayName("SM-12: an adopted interval stays in force after priority 0")
    void theSkewAfterAReleaseIsOfTheAdoptedInterval() {
        var router = started(router());
        router.hears(LOWER, 200, 300);
        router.hears(LOWER, 0, 300);
        assertEquals(nanos(3 * 156 / 256.0), router.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-13")
    @DisplayName("SM-13: version 3 adopts a shorter interval with the next advert")
    void version3AdoptsAShorterInterval() {
        var router = started(router());
        router.hears(LOWER, 200, 300);
        router.runFor(3);
        router.hears(LOWER, 200, 10);
        assertEquals(nanos(0.3609375), router.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-14")
    @DisplayName("SM-14: an Active router answers priority 0 at once and counts from there")
    void anActiveRouterAnswersARelease() {
        var router = active(router());
        router.runFor(0.7);
        router.hears(LOWER, 0);
        assertEquals("S", router.takeEffects());
        router.runFor(0.999);
        assertEquals("", router.takeEffects());
        router.runFor(0.001);
        assertEquals("S", router.takeEffects());
    }

    @Test
    @Tag("SM-15")
    @DisplayName("SM-15: a higher priority ends it: addresses gone, no word, timer by the sender")
    void anActiveRouterGivesWayToAHigherPriority() {
        var router = active(router());
        router.hears(LOWER, 101, 300);
        assertEquals("CR", router.takeEffects());
        assertEquals(nanos(9 + 3 * 156 / 256.0), router.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-16")
    @DisplayName("SM-16: of equal priorities the greater address stays Active")
    void addressesBreakATie() {
        var losing = active(router());
        losing.hears(GREATER, 100);
        assertFalse(losing.isActive());
        var winning = active(router());
        winning.hears(LOWER, 100);
        assertTrue(winning.isActive());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.9, 10.0.0.10",
        "9.255.0.1, 10.0.0.1",
        "127.255.255.255, 128.0.0.0",
        "99.0.0.0, 100.0.0.0",
        "192.168.200.160, 240.0.0.1",
        "fe80::ffff, fe80::1:0",
        "7fff::, 8000::",
    })
    @Tag("SM-17")
    @DisplayName("SM-17: addresses are compared as unsigned numbers, not as text")
    void addressesAreComparedAsNumbers(String lower, String greater) {
        assertTrue(staysActive(address(greater), address(lower)));
        assertFalse(staysActive(address(lower), address(greater)));
    }

    private static boolean staysActive(IpAddress own, IpAddress other) {
        var router = active(router());
        router.sees(new Conditions(true, Optional.of(own), TrackTotals.NONE));
        router.hears(other, 100);
        return router.isActive();
    }

    @Test
    @Tag("SM-18")
    @DisplayName("SM-18: a lower priority is answered at once; the schedule of adverts stays")
    void anActiveRouterAnswersALowerPriority() {
        var router = active(router());
        for (int i = 0; i < 9; i++) {
            router.runFor(0.1);
            router.hears(GREATER, 99);
            assertEquals("SGL", router.takeEffects());
        }
        router.runFor(0.1);
        assertEquals("S", router.takeEffects());
    }

    @Test
    @Tag("SM-18")
    @DisplayName("SM-18: with lower_prio_no_advert it stays silent")
    void lowerPriorityNoAdvertIsSilent() {
        var router = active(router().lowerPriorityNoAdvert());
        router.hears(GREATER, 99);
        assertEquals("GL", router.takeEffects());
    }

    @Test
    @Tag("SM-19")
    @DisplayName("SM-19: higher_prio_send_advert sends one own advert before it gives way")
    void higherPrioritySendAdvertSpeaksOnceMore() {
        var router = active(router().higherPrioritySendAdvert());
        router.hears(LOWER, 200);
        assertEquals(List.of(100), router.adverts());
        assertEquals("SCR", router.takeEffects());
    }

    @Test
    @Tag("SM-20")
    @DisplayName("SM-20: nopreempt gives way to a higher priority like any other")
    void nopreemptGivesWayToo() {
        var router = active(router().noPreempt());
        router.hears(LOWER, 101);
        assertFalse(router.isActive());
    }

    @Test
    @Tag("SM-21")
    @DisplayName("SM-21: stopped while Active it removes its addresses, then sends priority 0 once")
    void aStoppedActiveRouterReleasesItsAddresses() {
        var router = active(router());
        router.stop();
        var addresses = List.of(virtualAddress("10.9.9.100"));
        assertEquals(
                List.of(
                        new CancelAnnouncements(),
                        new RemoveAddresses(addresses),
                        new SendAdvert(0)),
                router.takeEffectList());
        router.runFor(60);
        assertEquals("", router.takeEffects());
    }

    @Test
    @Tag("SM-22")
    @DisplayName("SM-22: stopped while Backup it says nothing")
    void aStoppedBackupSaysNothing() {
        var router = started(router());
        router.takeEffects();
        router.stop();
        router.runFor(60);
        assertEquals("", router.takeEffects());
    }

    @Test
    @Tag("SM-23")
    @DisplayName("SM-23: what a killed run left behind is removed before anything else")
    void leftoversAreRemovedAtStart() {
        var router = started(router());
        assertEquals("R", router.takeEffects());
        var owner = started(router().priority(255));
        assertEquals("RISG", owner.takeEffects());
    }

    @Test
    @Tag("SM-25")
    @DisplayName("SM-25: who stays Active after a partition announces its addresses again, twice")
    void theWinnerOfAPartitionAnnouncesItsAddresses() {
        var router = active(router().announce(announce(3, 4)));
        router.runFor(30);
        router.takeEffects();
        router.hears(LOWER, 99);
        var addresses = List.of(virtualAddress("10.9.9.100"));
        assertTrue(router.takeEffectList().contains(new AnnounceAddresses(addresses, 3)));
        router.runFor(3.9);
        assertFalse(router.takeEffects().contains("G"));
        router.runFor(0.1);
        assertTrue(router.takeEffects().contains("G"));
    }

    @Test
    @DisplayName("garp_lower_prio_repeat 0 announces nothing after a lower priority")
    void noAnnouncementAfterALowerPriorityWhenConfiguredSo() {
        var router = active(router().announce(announce(0, 0)));
        router.hears(LOWER, 99);
        assertEquals("SL", router.takeEffects());
    }

    private static AnnounceConfig announce(int lowerRepeat, int lowerDelaySeconds) {
        return new AnnounceConfig(
                5,
                Duration.ZERO,
                Duration.ZERO,
                1,
                lowerRepeat,
                Duration.ofSeconds(lowerDelaySeconds),
                Duration.ZERO);
    }

    @Test
    @DisplayName("The second round comes after garp_master_delay, refreshes a period after it")
    void announcementsFollowTheirSchedule() {
        var announce =
                new AnnounceConfig(
                        2, Duration.ofSeconds(5), Duration.ofSeconds(20), 3, 1, SECOND, SECOND);
        var router = started(router().priority(255).announce(announce));
        var addresses = List.of(virtualAddress("10.9.9.100"));
        var seen = new StringBuilder();
        router.takeEffects();
        for (int second = 1; second <= 70; second++) {
            router.runFor(1);
            for (VrrpEffect effect : router.takeEffectList())
                if (effect instanceof AnnounceAddresses(var announced, int repeat)) {
                    assertEquals(addresses, announced);
                    seen.append(second).append('x').append(repeat).append(' ');
                }
        }
        assertEquals("5x2 25x3 45x3 65x3 ", seen.toString());
    }

    @Test
    @Tag("SM-29")
    @DisplayName("SM-29: preempt_delay counts from the first advert of lower priority")
    void preemptDelayHoldsAHigherPriorityBack() {
        var router = started(router().preemptDelay(Duration.ofSeconds(5)));
        router.runFor(1);
        for (int i = 0; i < 5; i++) {
            router.hears(LOWER, 50);
            router.runFor(1);
            assertEquals(i == 4, router.isActive(), "second " + i);
        }
    }

    @Test
    @Tag("SM-30")
    @DisplayName("SM-30: silence inside preempt_delay leads to take-over without the delay")
    void preemptDelayDoesNotDelayATakeOver() {
        var router = started(router().preemptDelay(Duration.ofMinutes(5)));
        router.runFor(1);
        router.hears(LOWER, 50);
        assertEquals(nanos(3 + 156 / 256.0), router.takesOverAfterNanos());
        var released = started(router().preemptDelay(Duration.ofMinutes(5)));
        released.hears(LOWER, 50);
        released.hears(LOWER, 0);
        assertEquals(nanos(156 / 256.0), released.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-30")
    @DisplayName("SM-30: priority 0 is followed by the skew, even if preempt_delay ends before")
    void aReleaseEndsThePreemptDelay() {
        var router = started(router().preemptDelay(Duration.ofSeconds(5)));
        for (int i = 0; i < 9; i++) {
            router.hears(LOWER, 50);
            router.runFor(0.55);
        }
        router.hears(LOWER, 0);
        assertEquals(nanos(156 / 256.0), router.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-29")
    @DisplayName("SM-29: an equal or higher priority ends a preempt_delay that runs")
    void preemptDelayIsCancelled() {
        var router = started(router().preemptDelay(Duration.ofSeconds(5)));
        router.hears(LOWER, 50);
        router.runFor(3);
        router.hears(LOWER, 100);
        router.runFor(3);
        assertFalse(router.isActive());
        router.hears(LOWER, 50);
        router.runFor(3);
        router.hears(LOWER, 50);
        router.runFor(1.9);
        assertFalse(router.isActive());
        router.runFor(0.1);
        assertTrue(router.isActive());
    }

    @Test
    @Tag("SM-31")
    @DisplayName("SM-31: nothing is sent, heard or counted before the start-up delay is over")
    void theStartUpDelayComesFirst() {
        for (var config : List.of(router().priority(255), router().startActive(), router())) {
            var router = TestRouter.with(config);
            router.startNotBefore(30);
            assertEquals("R", router.takeEffects());
            router.runFor(29);
            router.hears(LOWER, 0);
            router.hears(LOWER, 254);
            router.runFor(0.999);
            assertEquals("", router.takeEffects());
            router.runFor(0.001);
            int priority = router.effectivePriority();
            boolean wishes = config.build().startActive();
            long expected = priority == 255 ? 0 : nanos(wishes ? 1 + 1 / 256.0 : 3 + 156 / 256.0);
            assertEquals(expected, router.takesOverAfterNanos());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1609375000", "2, 2609375000", "6, 6609375000"})
    @Tag("SM-32")
    @DisplayName("SM-32: down_timer_adverts stands in for the 3 of the RFC")
    void downTimerAdvertsCount(int adverts, long expectedNanos) {
        var router = started(router().downTimerAdverts(adverts));
        router.hears(LOWER, 200);
        assertEquals(expectedNanos, router.takesOverAfterNanos());
    }

    @Test
    @Tag("SM-33")
    @DisplayName("SM-33: of two owners the lower address gives way at once")
    void theOwnerWithTheLowerAddressGivesWay() {
        var router = active(router().priority(255));
        router.hears(GREATER, 255);
        assertFalse(router.isActive());
    }

    @Test
    @Tag("SM-33")
    @DisplayName("SM-33: an owner whose rival does not give way lowers itself, until it is gone")
    void theOwnerWithTheGreaterAddressLowersItselfInTheEnd() {
        var router = active(router().priority(255));
        double[] pauses = {0.1, 1, 0.5};
        for (double pause : pauses) {
            router.runFor(pause);
            router.hears(LOWER, 255);
            assertTrue(router.isActive());
        }
        router.runFor(0.5);
        router.hears(LOWER, 255);
        assertFalse(router.isActive());
        assertEquals(254, router.effectivePriority());
        router.runFor(1);
        router.hears(LOWER, 255);
        assertFalse(router.isActive());
        assertEquals(254, router.effectivePriority());
        assertEquals(nanos(3 + 1 / 256.0), router.takesOverAfterNanos());
        assertEquals(255, router.effectivePriority());
    }

    @Test
    @Tag("SM-33")
    @DisplayName("SM-33: a rival owner has at least 1.2 intervals to give way")
    void aRivalOwnerHasTimeToGiveWay() {
        var router = active(router().priority(255));
        router.runFor(0.95);
        router.hears(LOWER, 255);
        router.runFor(1.15);
        assertEquals(2, router.adverts().size());
        router.hears(LOWER, 255);
        assertTrue(router.isActive());
        router.runFor(0.05);
        router.hears(LOWER, 255);
        assertFalse(router.isActive());
    }

    @Test
    @Tag("SM-33")
    @DisplayName("SM-33: a lowered owner is an owner again when it hears anything but its rival")
    void aLoweredOwnerIsRestoredByALowerPriority() {
        var heard = Optional.of(new Role.Heard(LOWER, 255));
        var backup = new Role.Backup(nanos(3), nanos(1), Role.NEVER, heard);
        var state =
                new RouterState(
                        backup, new Conditions(true, Optional.of(OWN), TrackTotals.NONE), true);
        var config = router().priority(255).build();
        var advert = new VrrpAdvert(3, 51, 200, 100, List.of());
        var event = new VrrpEvent.AdvertReceived(LOWER, advert);
        var next = VirtualRouter.step(config, state, event, nanos(1)).state();
        assertEquals(255, VirtualRouter.effectivePriority(config, next));
        assertEquals(nanos(3), next.deadlineNanos());
    }

    @Test
    @Tag("SM-35")
    @DisplayName("SM-35: stopped for so long that others took over, it lets go without a word")
    void aRouterThatWasHeldUpHoldsTheElectionAgain() {
        var router = active(router());
        router.isStoppedFor(3 + 1 / 256.0 + 1e-9);
        router.serveDeadline();
        assertEquals("CR", router.takeEffects());
        router.runFor(1);
        assertEquals("", router.takeEffects());
        router.runFor(1 / 256.0);
        assertEquals("ISG", router.takeEffects());
    }

    @Test
    @Tag("SM-35")
    @DisplayName("SM-35: stopped for less than that it goes on, its adverts on the old schedule")
    void aRouterThatWasLateGoesOn() {
        var router = active(router());
        router.isStoppedFor(3);
        router.serveDeadline();
        assertEquals("S", router.takeEffects());
        router.runFor(1);
        assertEquals("S", router.takeEffects());
    }

    @Test
    @Tag("SM-35")
    @DisplayName("SM-35: after such a stop not even a lost address is put back as Active")
    void aRouterThatWasHeldUpRepairsNothing() {
        var router = active(router());
        router.isStoppedFor(4);
        router.feed(new AddressLost(virtualAddress("10.9.9.100")));
        assertEquals("CR", router.takeEffects());
        var reloading = active(router());
        reloading.isStoppedFor(4);
        reloading.reloads(router().addresses("10.9.9.100", "10.9.9.101"));
        assertEquals("CR", reloading.takeEffects());
    }

    @Test
    @Tag("TX-13")
    @DisplayName("TX-13: late wake-ups do not add up: 6000 adverts in 60 s at 10 ms")
    void advertsKeepAnAbsoluteSchedule() {
        var router = active(router().interval(Duration.ofMillis(10)));
        long start = router.nowNanos();
        while (router.nowNanos() < start + nanos(60)) {
            double lateness = 1e-6 * (router.nowNanos() / 1000 % 3000);
            double ahead = (router.state().deadlineNanos() - router.nowNanos()) / 1e9;
            router.isStoppedFor(ahead + lateness);
            router.serveDeadline();
        }
        assertEquals(6000, router.adverts().size(), 1);
    }

    @Test
    @DisplayName("An address that somebody deleted is back at once and announced")
    @Tag("AD-20")
    void aLostAddressIsPutBack() {
        var router = active(router().addresses("10.9.9.100", "10.9.9.101"));
        var lost = virtualAddress("10.9.9.101");
        router.feed(new AddressLost(lost));
        assertEquals(
                List.of(
                        new InstallAddresses(List.of(lost)),
                        new AnnounceAddresses(List.of(lost), 5)),
                router.takeEffectList());
    }

    @ParameterizedTest
    @CsvSource({
        "100, 30, 130",
        "100, -250, 1",
        "250, 50, 254",
        "1, -1, 1",
        "254, 0, 254",
        "255, -100, 255"
    })
    @Tag("TR-02")
    @DisplayName("TR-02: weights move the priority within 1 to 254; an owner stays at 255")
    void weightsMoveThePriority(int priority, int weight, int expected) {
        var router = active(router().priority(priority));
        router.sees(new TrackTotals(weight, 0, 0));
        router.runFor(1);
        assertEquals(List.of(expected), router.adverts());
    }

    @Test
    @DisplayName("A priority that drops below the peer's loses the addresses to its next advert")
    @Tag("TR-02")
    void aDroppedPriorityLosesTheElection() {
        var router = active(router().priority(150));
        router.hears(LOWER, 120);
        assertTrue(router.isActive());
        router.sees(new TrackTotals(-50, 0, 0));
        router.hears(LOWER, 120);
        assertFalse(router.isActive());
    }

    @Test
    @Tag("TR-01")
    @DisplayName("TR-01: a tracked fault sends priority 0; a dead link has nobody to tell")
    void aFaultReleasesTheAddresses() {
        var tracked = active(router());
        tracked.sees(new TrackTotals(0, 1, 0));
        assertEquals("CRZ", tracked.takeEffects());
        var link = active(router());
        link.sees(new Conditions(false, Optional.of(OWN), TrackTotals.NONE));
        assertEquals("CR", link.takeEffects());
    }

    @Test
    @DisplayName("With dont_track_primary a dead link is no fault")
    void aLinkThatIsNotTrackedIsNoFault() {
        var router = active(router().ignoringItsLink());
        router.sees(new Conditions(false, Optional.of(OWN), TrackTotals.NONE));
        assertTrue(router.isActive());
    }

    @Test
    @DisplayName("It waits for the first result of a script with weight 0")
    @Tag("TR-03")
    void theFirstResultOfAScriptIsWaitedFor() {
        var router = TestRouter.with(router().priority(255), new TrackTotals(0, 0, 1));
        router.start();
        router.runFor(60);
        assertEquals(List.of(), router.adverts());
        router.sees(TrackTotals.NONE);
        assertEquals(List.of(255), router.adverts());
    }

    @Test
    @Tag("TR-13")
    @DisplayName("TR-13: a reload that changes nothing moves nothing")
    void anUnchangedReloadMovesNothing() {
        for (var router : List.of(active(router()), started(router()))) {
            router.runFor(0.3);
            router.takeEffects();
            var before = router.state();
            router.reloads(router());
            assertEquals(before, router.state());
            assertEquals("", router.takeEffects());
        }
    }

    @Test
    @Tag("TR-14")
    @DisplayName(
            "TR-14: a reload installs and announces only what is new, removes only what is gone")
    void aReloadTouchesOnlyTheDifference() {
        var router = active(router().addresses("10.9.9.100", "10.9.9.101"));
        router.reloads(router().addresses("10.9.9.101", "10.9.9.102"));
        var added = List.of(virtualAddress("10.9.9.102"));
        assertEquals(
                List.of(
                        new RemoveAddresses(List.of(virtualAddress("10.9.9.100"))),
                        new InstallAddresses(added),
                        new AnnounceAddresses(added, 5)),
                router.takeEffectList());
        var backup = started(router());
        backup.takeEffects();
        backup.reloads(router().addresses("10.9.9.101"));
        assertEquals("", backup.takeEffects());
    }

    @Test
    @DisplayName("A reload with a shorter interval is in force within that interval")
    @Tag("TR-13")
    void aShorterIntervalIsInForceAtOnce() {
        var router = active(router().interval(Duration.ofSeconds(10)));
        router.reloads(router().interval(Duration.ofMillis(100)));
        router.runFor(1);
        assertEquals(10, router.adverts().size());
        assertTrue(router.isActive());
    }
}
