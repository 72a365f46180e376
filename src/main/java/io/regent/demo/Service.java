package io.regent.demo;

import java.time.Duration;

/**
 * A name that the client fetches, and the virtual address behind it.
 *
 * @param home the node whose file gives this address the higher priority
 * @param standbyPriority the priority of the other node, 1 to 254
 */
record Service(String name, String address, String home, int standbyPriority) {

    /** {@code advert_int} of the example files. */
    static final Duration ADVERT_INTERVAL = Duration.ofSeconds(1);

    /** The name that the client resolves. The domain .test is reserved for uses like this one. */
    String hostName() {
        return name + ".regent.test";
    }

    /** How long the standby waits after a heartbeat that says "I stop" (RFC 3768, 6.1). */
    Duration skewTime() {
        return ADVERT_INTERVAL.multipliedBy(256 - standbyPriority).dividedBy(256);
    }

    /** How long the standby waits after the last heartbeat (RFC 3768, Master_Down_Interval). */
    Duration masterDownInterval() {
        return ADVERT_INTERVAL.multipliedBy(3).plus(skewTime());
    }
}
