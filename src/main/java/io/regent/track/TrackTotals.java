package io.regent.track;

/**
 * What all trackers of one virtual router add up to.
 *
 * @param weight to add to the configured priority
 * @param faults trackers with weight 0 that are bad: any of them is a fault
 * @param unknown trackers with weight 0 that have no first result yet: the router waits for them
 */
public record TrackTotals(int weight, int faults, int unknown) {

    public static final TrackTotals NONE = new TrackTotals(0, 0, 0);

    public TrackTotals plus(TrackTotals other) {
        return new TrackTotals(
                weight + other.weight, faults + other.faults, unknown + other.unknown);
    }
}
