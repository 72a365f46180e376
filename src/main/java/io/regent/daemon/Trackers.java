package io.regent.daemon;

import io.regent.config.Configuration;
import io.regent.config.InstanceConfig;
import io.regent.config.TrackScriptConfig;
import io.regent.config.Tracked;
import io.regent.net.Link;
import io.regent.track.Condition;
import io.regent.track.ScriptTracker;
import io.regent.track.TrackTotals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is tracked, and how it stands. */
final class Trackers {

    private final Map<String, ScriptTracker> scripts = new HashMap<>();
    private List<TrackScriptConfig> running = List.of();

    /** Scripts that are still used, with the same command, keep their result. */
    void configure(Configuration configuration) {
        Set<String> used = new HashSet<>();
        for (InstanceConfig instance : configuration.instances()) {
            for (Tracked tracked : instance.trackScripts()) used.add(tracked.name());
        }
        var next = new ArrayList<TrackScriptConfig>();
        for (TrackScriptConfig script : configuration.scripts()) {
            if (!used.contains(script.name())) continue;
            next.add(script);
            scripts.compute(
                    script.name(), (_, known) -> known == null ? ScriptTracker.starting(script) : known.reloaded(script));
        }
        scripts.keySet().retainAll(used);
        running = List.copyOf(next);
    }

    /** The scripts that some instance tracks. */
    List<TrackScriptConfig> running() {
        return running;
    }

    /** The script's new condition, when this result changed it. */
    Optional<Condition> scriptFinished(String name, boolean succeeded) {
        ScriptTracker before = scripts.get(name);
        if (before == null) return Optional.empty();
        ScriptTracker after = before.after(succeeded);
        scripts.put(name, after);
        return after.condition() == before.condition() ? Optional.empty() : Optional.of(after.condition());
    }

    TrackTotals totals(InstanceConfig instance, LinkTable links) {
        TrackTotals totals = TrackTotals.NONE;
        for (Tracked tracked : instance.trackInterfaces()) {
            totals = totals.plus(TrackTotals.of(tracked, linkCondition(tracked.name(), links)));
        }
        for (Tracked tracked : instance.trackScripts()) {
            ScriptTracker script = scripts.get(tracked.name());
            totals = totals.plus(TrackTotals.of(tracked, script == null ? Condition.UNKNOWN : script.condition()));
        }
        return totals;
    }

    private static Condition linkCondition(String name, LinkTable links) {
        Optional<Link> link = links.byName(name);
        return link.isPresent() && link.get().isUsable() ? Condition.GOOD : Condition.BAD;
    }
}
