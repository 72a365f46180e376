package io.regent.track;

import io.regent.config.InstanceConfig;
import io.regent.config.Tracked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that one virtual router tracks. */
public record TrackedSet(List<Tracked> interfaces, List<Tracked> scripts) {

    public TrackedSet {
        interfaces = List.copyOf(interfaces);
        scripts = List.copyOf(scripts);
    }

    /**
     * An owner's priority never changes. So the weight of an interface is dropped, which leaves the
     * fault, and a script with a weight is not tracked at all (inventory 6.10).
     */
    public static TrackedSet of(InstanceConfig config) {
        if (!config.isAddressOwner())
            return new TrackedSet(config.trackInterfaces(), config.trackScripts());
        var interfaces = new ArrayList<Tracked>();
        for (Tracked each : config.trackInterfaces())
            interfaces.add(new Tracked(each.name(), 0, each.reverse()));
        var scripts = new ArrayList<Tracked>();
        for (Tracked each : config.trackScripts()) if (each.weight() == 0) scripts.add(each);
        return new TrackedSet(interfaces, scripts);
    }

    /**
     * Adds up all trackers.
     *
     * @param links by interface name; one that is not there is an interface that does not exist
     * @param results by script name; one that is not there has not run yet
     */
    public TrackTotals totals(Map<String, Condition> links, Map<String, Condition> results) {
        var totals = TrackTotals.NONE;
        for (Tracked each : interfaces) {
            Condition condition = links.getOrDefault(each.name(), Condition.BAD);
            totals = totals.plus(TrackTotals.of(each, condition));
        }
        for (Tracked each : scripts) {
            Condition condition = results.getOrDefault(each.name(), Condition.UNKNOWN);
            totals = totals.plus(TrackTotals.of(each, condition));
        }
        return totals;
    }
}
