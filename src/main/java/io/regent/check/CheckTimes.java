package io.regent.check;

import java.util.random.RandomGenerator;

/** When checks are due. All times are nanoseconds on one monotonic scale. */
public final class CheckTimes {

    private CheckTimes() {}

    /**
     * The first attempt: at a random time within the warm-up, so that a start does not make all
     * checks at once, and those that started together do not stay together.
     */
    public static long firstNanos(CheckRules rules, long nowNanos, RandomGenerator random) {
        long warmupNanos = rules.warmup().toNanos();
        return warmupNanos == 0 ? nowNanos : nowNanos + random.nextLong(warmupNanos + 1);
    }

    /**
     * The attempt after one that was due and has ended. Intervals are counted from when it was due:
     * how late it was made, and how long it took, does not add up. Times that are over by its end
     * are left out.
     */
    public static long nextNanos(
            CheckerState.Pause pause, CheckRules rules, long dueNanos, long endedNanos) {
        return switch (pause) {
            case NONE -> endedNanos;
            case RETRY_DELAY -> endedNanos + rules.retryDelay().toNanos();
            case INTERVAL -> {
                long intervalNanos = rules.interval().toNanos();
                long intervals = Math.max(0, endedNanos - dueNanos) / intervalNanos + 1;
                yield dueNanos + intervals * intervalNanos;
            }
        };
    }
}
