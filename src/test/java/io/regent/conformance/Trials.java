package io.regent.conformance;

import static io.regent.lab.Timing.secondsBetween;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Advert;
import io.regent.lab.Daemon;
import io.regent.lab.Forgery;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.Tester;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One experiment for many questions of the form "does this advert count?": a daemon with one
 * instance of priority 100 for each trial, which hears nothing but odd adverts of priority 200.
 * Whoever accepts them stays Backup. To whoever drops them the network is silent: it takes over
 * after its down interval and then goes on advertising at its own pace.
 */
final class Trials {

    /** Long enough for a take-over with version 2 at 1 s and three adverts after it. */
    private static final double SECONDS = 8;

    /** A busy machine may delay an advert, but not for long. */
    private static final double MOST = 0.8;

    private final List<Trial> trials = new ArrayList<>();
    private List<Advert> seen = List.of();
    private List<String> log = List.of();
    private final Map<Integer, Map<String, Long>> statistics = new HashMap<>();
    private long endNanos;
    private boolean done;

    /** An instance of its own, and what is said to it. */
    final class Trial {
        private final Instance instance;
        private final int vrid;
        private final double interval;
        private final Supplier<Forgery> forgeries;

        private Trial(
                int version, double interval, UnaryOperator<Forgery> change, String... lines) {
            this.vrid = trials.size() + 1;
            this.interval = interval;
            this.instance = version == 2 ? Instance.v2(vrid) : Instance.v3(vrid);
            String address = "10.77.1." + vrid;
            instance.interval(interval).address(address);
            for (String line : lines) instance.with(line);
            if (!String.join(" ", lines).contains("priority")) instance.priority(100);
            Forgery bare =
                    version == 2 ? Forgery.v2(vrid, 1, address) : Forgery.v3(vrid, 20, address);
            Forgery sane = bare.priority(200);
            this.forgeries = () -> change.apply(sane);
            trials.add(this);
        }

        private List<Advert> adverts() {
            run();
            return seen.stream().filter(advert -> advert.vrid() == vrid).toList();
        }

        void assertAccepted() {
            assertEquals(List.of(), adverts());
        }

        /** The daemon counted under this section and name, and nowhere else among the errors. */
        void assertCounted(String where) {
            Map<String, Long> counted = statisticsOf(this);
            assertTrue(counted.getOrDefault(where, 0L) > 0, where + " in " + counted);
            counted.forEach((name, count) -> {
                boolean isError = name.contains("Errors/") && !name.equals(where);
                assertFalse(isError && count > 0, name + " in " + counted);
            });
        }

        /** Took over, and the adverts that went on coming did not disturb its pace. */
        void assertDropped() {
            List<Advert> adverts = adverts();
            assertFalse(adverts.isEmpty(), "never took over: the adverts were accepted");
            double active = secondsBetween(adverts.getFirst().timeNanos(), endNanos);
            assertTrue(
                    adverts.size() >= MOST * active / interval,
                    adverts.size() + " adverts in " + active + " s: yielded or held up");
        }
    }

    /** What the daemon has counted for a trial, by section and name. */
    private Map<String, Long> statisticsOf(Trial trial) {
        run();
        return Objects.requireNonNull(statistics.get(trial.vrid));
    }

    /** Version 3 at 0.2 s. */
    Trial quick(UnaryOperator<Forgery> change, String... lines) {
        return new Trial(3, 0.2, change, lines);
    }

    /** Version 2 at 1 s, with the password 1111. */
    Trial classic(UnaryOperator<Forgery> change) {
        String password = "authentication {\n    auth_type PASS\n    auth_pass 1111\n  }";
        return new Trial(2, 1, sane -> change.apply(sane.password("1111")), password);
    }

    /** Version 2 at 1 s without authentication. */
    Trial open(UnaryOperator<Forgery> change) {
        return new Trial(2, 1, change);
    }

    private synchronized void run() {
        if (done) return;
        done = true;
        try (Lab lab = Lab.of("node1")) {
            Tester tester = lab.tester();
            for (Trial trial : trials) tester.repeat(trial.interval / 2, trial.forgeries);
            Instance[] instances =
                    trials.stream().map(trial -> trial.instance).toArray(Instance[]::new);
            Daemon daemon = lab.start("node1", Instance.file(instances));
            Lab.pause(SECONDS);
            assertTrue(daemon.isRunning(), daemon::toString);
            endNanos = Lab.nowNanos();
            var dump = daemon.statistics();
            for (Trial trial : trials) {
                statistics.put(trial.vrid, dump.getOrDefault("VI_" + trial.vrid, Map.of()));
            }
            log = daemon.log();
            seen = lab.capture().adverts().filter(Scene::isOurs).toList();
        }
    }

    int size() {
        return trials.size();
    }

    /** What the daemon logged during the experiment. */
    List<String> log() {
        run();
        return log;
    }
}
