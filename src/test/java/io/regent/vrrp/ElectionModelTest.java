package io.regent.vrrp;

import static io.regent.vrrp.RouterConfig.router;
import static io.regent.vrrp.TestRouter.GREATER;
import static io.regent.vrrp.TestRouter.LOWER;
import static io.regent.vrrp.TestRouter.OWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.AnnounceConfig;
import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The election next to a model of the RFC, on the same random script of events. */
class ElectionModelTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int SEEDS = Integer.getInteger("regent.seeds", 10_000) / 5;

    /** No second rounds and refreshes: all deadlines are the protocol's. */
    private static final AnnounceConfig PLAIN =
            new AnnounceConfig(1, Duration.ZERO, Duration.ZERO, 1, 0, Duration.ZERO, Duration.ZERO);

    /** One router and its model, served alike. */
    private static final class Pair {
        private final TestRouter router;
        private final RfcModel model;
        private final List<String> sent = new ArrayList<>();
        private final int version;
        private final long interval;

        Pair(int version, int priority, boolean preempt, long interval) {
            this.version = version;
            this.interval = interval;
            var config =
                    router().version(version)
                            .priority(priority)
                            .interval(Duration.ofNanos(interval))
                            .announce(PLAIN);
            if (!preempt) config.noPreempt();
            if (version == 2) config.lowerPriorityNoAdvert();
            this.router = TestRouter.with(config);
            this.model = new RfcModel(version, priority, preempt, OWN, interval);
        }

        void start() {
            router.start();
            model.startup(router.nowNanos());
            compare();
        }

        void stop() {
            router.stop();
            model.shutdown(router.nowNanos());
            compare();
        }

        void hears(IpAddress source, int priority, int centis) {
            router.hears(source, priority, centis);
            model.receive(source, priority, centis * 10_000_000L, router.nowNanos());
            compare();
        }

        void runFor(long nanos) {
            long until = router.nowNanos() + nanos;
            while (model.timer() <= until) {
                router.runUntil(model.timer());
                model.timerFires(model.timer());
                compare();
            }
            router.runUntil(until);
            compare();
        }

        private void compare() {
            for (int priority : router.adverts()) sent.add(router.nowNanos() + " " + priority);
            router.takeEffects();
            assertEquals(model.sent(), sent);
            assertEquals(model.timer(), router.state().deadlineNanos(), "timer");
            String role = router.state().role().getClass().getSimpleName();
            assertEquals(model.state().name(), role.toUpperCase(java.util.Locale.ROOT), "state");
        }
    }

    @Test
    @Tag("SM-11")
    @Tag("SM-39")
    @DisplayName("SM-39: on random scripts the election is the RFC's, to the nanosecond")
    void theElectionIsTheModel() {
        Long only = Long.getLong("regent.seed");
        int takeOvers = 0;
        for (long seed = only == null ? 0 : only; seed <= (only == null ? SEEDS : only); seed++) {
            try {
                takeOvers += randomScript(new Random(seed));
            } catch (AssertionError failure) {
                throw new AssertionError("replay with -Dregent.seed=" + seed, failure);
            }
        }
        assertTrue(only != null || takeOvers > SEEDS, takeOvers + " adverts in all");
    }

    private static int randomScript(Random random) {
        int version = random.nextBoolean() ? 2 : 3;
        int priority = random.nextInt(5) == 0 ? 255 : random.nextInt(1, 255);
        int seconds = random.nextInt(1, 4);
        boolean preempt = priority == 255 || random.nextInt(3) > 0;
        var pair = new Pair(version, priority, preempt, seconds * SECOND);
        pair.start();
        for (int i = 0; i < 60; i++) {
            pair.runFor(
                    random.nextLong(random.nextInt(4) == 0 ? 5 * pair.interval : pair.interval));
            switch (random.nextInt(12)) {
                case 0 -> pair.stop();
                case 1, 2 -> pair.start();
                default -> hear(pair, priority, random);
            }
        }
        return pair.sent.size();
    }

    /** Second owners are left out: what happens then is keepalived's rule and not the RFC's. */
    private static void hear(Pair pair, int priority, Random random) {
        int advertised =
                switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> priority;
                    default -> random.nextInt(1, 256);
                };
        if (priority == 255 && advertised == 255) advertised = 254;
        int centis =
                pair.version == 2 ? (int) (pair.interval / 10_000_000) : random.nextInt(1, 400);
        pair.hears(random.nextBoolean() ? LOWER : GREATER, advertised, centis);
    }

    @Test
    @Tag("SM-37")
    @DisplayName("SM-37: with 30 % of the adverts lost it takes over no more often than the model")
    void lossCostsNoMoreTakeOversThanTheRfcAllows() {
        for (long seed = 0; seed < SEEDS / 20; seed++) {
            var random = new Random(seed);
            var pair = new Pair(3, 100, true, SECOND);
            pair.start();
            for (int second = 0; second < 600; second++) {
                pair.runFor(SECOND);
                if (random.nextInt(100) >= 30) pair.hears(LOWER, 200, 100);
            }
        }
    }
}
