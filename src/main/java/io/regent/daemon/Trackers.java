package io.regent.daemon;

import io.regent.config.Configuration;
import io.regent.config.InstanceConfig;
import io.regent.config.TrackScriptConfig;
import io.regent.config.Tracked;
import io.regent.track.Condition;
import io.regent.track.ScriptTracker;
import io.regent.track.TrackTotals;
import io.regent.track.TrackedSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is tracked, and how it stands. */
final class Trackers {

    private record Script(TrackScriptConfig config, ScriptTracker tracker) {}

    private final Map<String, Script> scripts = new HashMap<>();
    private final Map<String, Condition> results = new HashMap<>();
    private List<TrackScriptConfig> running = List.of();

    /**
     * Goes over to another configuration. Scripts that are still used, with the same command, keep
     * their result.
     */
    void configure(Configuration configuration) {
        Set<String> used = usedScripts(configuration);
        var next = new ArrayList<TrackScriptConfig>();
        for (TrackScriptConfig config : configuration.scripts()) {
            if (!used.contains(config.name())) continue;
            next.add(config);
            Script before = scripts.get(config.name());
            put(config, before == null ? ScriptTracker.started(config) : kept(before, config));
        }
        scripts.keySet().retainAll(used);
        results.keySet().retainAll(used);
        running = List.copyOf(next);
    }

    /** The scripts that some instance tracks. */
    List<TrackScriptConfig> running() {
        return running;
    }

    /** How each of {@link #running()} stands. */
    Map<String, ScriptTracker> states() {
        var states = new HashMap<String, ScriptTracker>();
        for (Script script : scripts.values()) states.put(script.config().name(), script.tracker());
        return states;
    }

    /** The script's new condition, when this result changed it. */
    Optional<Condition> scriptFinished(String name, boolean succeeded) {
        Script script = scripts.get(name);
        if (script == null) return Optional.empty();
        Condition before = script.tracker().condition();
        ScriptTracker after = script.tracker().after(succeeded, script.config());
        put(script.config(), after);
        return after.condition() == before ? Optional.empty() : Optional.of(after.condition());
    }

    TrackTotals totals(InstanceConfig instance, LinkTable links) {
        if (instance.trackInterfaces().isEmpty() && instance.trackScripts().isEmpty())
            return TrackTotals.NONE;
        return TrackedSet.of(instance).totals(links.conditions(), results);
    }

    private void put(TrackScriptConfig config, ScriptTracker tracker) {
        scripts.put(config.name(), new Script(config, tracker));
        results.put(config.name(), tracker.condition());
    }

    private static ScriptTracker kept(Script before, TrackScriptConfig config) {
        return ScriptTracker.reloaded(before.tracker(), before.config(), config);
    }

    private static Set<String> usedScripts(Configuration configuration) {
        Set<String> used = new HashSet<>();
        for (InstanceConfig instance : configuration.instances()) {
            for (Tracked tracked : instance.trackScripts()) used.add(tracked.name());
        }
        return used;
    }
}
