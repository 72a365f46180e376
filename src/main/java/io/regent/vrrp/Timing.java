package io.regent.vrrp;

import io.regent.config.InstanceConfig;

/** The intervals of RFC 9568 section 6.1 and RFC 3768 section 6.1, in nanoseconds. */
final class Timing {

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long CENTISECOND_NANOS = 10_000_000L;

    private Timing() {}

    static long advertIntervalNanos(InstanceConfig config) {
        return config.advertInterval().toNanos();
    }

    /**
     * The interval to judge the sender's silence by: version 3 learns it from the advert, version 2
     * knows only its own.
     */
    static long learnedIntervalNanos(InstanceConfig config, VrrpAdvert advert) {
        return config.version() == 3
                ? advert.intervalCentis() * CENTISECOND_NANOS
                : advertIntervalNanos(config);
    }

    /** Skew_Time: the lower the priority, the longer others go first. */
    static long skewNanos(InstanceConfig config, int priority, long activeIntervalNanos) {
        long unit = config.version() == 3 ? activeIntervalNanos : SECOND_NANOS;
        return (256 - priority) * unit / 256;
    }

    /** Active_Down_Interval, with {@code down_timer_adverts} in place of the RFC's 3. */
    static long activeDownNanos(InstanceConfig config, int priority, long activeIntervalNanos) {
        return config.downTimerAdverts() * activeIntervalNanos
                + skewNanos(config, priority, activeIntervalNanos);
    }

    /**
     * How long a router listens before it claims what it believes is its own: one interval and the
     * smallest skew.
     */
    static long probationNanos(InstanceConfig config) {
        long interval = advertIntervalNanos(config);
        return interval + skewNanos(config, InstanceConfig.OWNER_PRIORITY, interval);
    }

    /** The time from our last advert after which the fastest possible Backup has taken over. */
    static long earliestTakeOverNanos(InstanceConfig config) {
        return activeDownNanos(config, InstanceConfig.OWNER_PRIORITY, advertIntervalNanos(config));
    }
}
