package io.regent.lab;

import java.time.Duration;

/** How exact a time seen on the wire has to be. */
public final class Timing {

    /**
     * What a busy machine of two cores adds to any deadline: the daemons, the instruments and the
     * other tests of the same run share them, and nothing here has real-time priority for certain.
     * An early event is never the machine's fault, so only the upper bound is widened.
     */
    public static final Duration NOISE = Duration.ofMillis(120);

    private static final double RELATIVE = 0.05;
    private static final double ABSOLUTE_SECONDS = 0.020;

    private Timing() {}

    /** Expected T: at least T - 5 %, at most T + 5 % + 20 ms and what the machine adds. */
    public static void assertAbout(double expectedSeconds, double actualSeconds, String what) {
        double earliest = expectedSeconds * (1 - RELATIVE);
        double latest = expectedSeconds * (1 + RELATIVE) + ABSOLUTE_SECONDS + seconds(NOISE);
        if (actualSeconds < earliest || actualSeconds > latest) {
            throw new AssertionError(
                    "%s: %.3f s, expected %.3f s (%.3f to %.3f)"
                            .formatted(what, actualSeconds, expectedSeconds, earliest, latest));
        }
    }

    public static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    public static double secondsBetween(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) / 1e9;
    }

    /** RFC 3768 section 6.1: the skew of version 2 is a part of one second. */
    public static double activeDownV2(int priority, double intervalSeconds) {
        return 3 * intervalSeconds + (256 - priority) / 256.0;
    }

    /** RFC 9568 section 6.1: the skew of version 3 is a part of the interval. */
    public static double activeDownV3(int priority, double intervalSeconds) {
        return (3 + (256 - priority) / 256.0) * intervalSeconds;
    }
}
