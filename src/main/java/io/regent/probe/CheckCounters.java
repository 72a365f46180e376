package io.regent.probe;

/**
 * What a {@link CheckLoop} has done since it started.
 *
 * @param attempts that have ended
 * @param failures among them
 * @param notMade for lack of means on this machine
 * @param inFlight attempts under way now
 * @param late attempts that were started {@link #LATE_NANOS} or more after they were due
 * @param latestNanos the longest that one was started after it was due
 */
public record CheckCounters(
        long attempts, long failures, long notMade, int inFlight, long late, long latestNanos) {

    /** 50 ms. */
    public static final long LATE_NANOS = 50_000_000;
}
