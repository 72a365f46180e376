package io.regent.track;

import io.regent.config.Tracked;

/**
 * What trackers of one virtual router add up to.
 *
 * @param weight to add to the configured priority
 * @param faults trackers with weight 0 that are bad: any of them is a fault
 * @param unknown trackers with weight 0 that have no first result yet: the router waits for them
 */
public record TrackTotals(int weight, int faults, int unknown) {

    public static final TrackTotals NONE = new TrackTotals(0, 0, 0);

    private static final TrackTotals ONE_FAULT = new TrackTotals(0, 1, 0);
    private static final TrackTotals ONE_UNKNOWN = new TrackTotals(0, 0, 1);

    public TrackTotals plus(TrackTotals other) {
        return new TrackTotals(
                weight + other.weight, faults + other.faults, unknown + other.unknown);
    }

    /**
     * What one tracked thing contributes (inventory 3.9 and 6.10).
     *
     * <pre>
     * weight     GOOD     BAD      UNKNOWN    PENDING
     * above 0    weight   0        0          0
     * below 0    0        weight   0          0
     * 0          0        a fault  is waited  0
     * </pre>
     *
     * {@code reverse} negates what a weight contributes; with weight 0 it makes GOOD the fault.
     */
    public static TrackTotals of(Tracked tracked, Condition condition) {
        if (tracked.weight() == 0) return withoutWeight(tracked.reverse(), condition);
        Condition counts = tracked.weight() > 0 ? Condition.GOOD : Condition.BAD;
        if (condition != counts) return NONE;
        return new TrackTotals(tracked.reverse() ? -tracked.weight() : tracked.weight(), 0, 0);
    }

    private static TrackTotals withoutWeight(boolean reverse, Condition condition) {
        return switch (condition) {
            case GOOD -> reverse ? ONE_FAULT : NONE;
            case BAD -> reverse ? NONE : ONE_FAULT;
            case UNKNOWN -> ONE_UNKNOWN;
            case PENDING -> NONE;
        };
    }
}
