package io.regent.track;

/** What is known of one tracked thing. */
public enum Condition {
    GOOD,
    BAD,
    /** No first result yet: a router that cannot work without the thing waits for it. */
    UNKNOWN,
    /**
     * No result yet after a reload: nothing is assumed and nobody waits, so that a router that was
     * running goes on (inventory 3.1).
     */
    PENDING;

    public static Condition of(boolean good) {
        return good ? GOOD : BAD;
    }
}
