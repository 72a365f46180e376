package io.regent.trackio;

import io.regent.config.ScriptCommand;
import io.regent.config.TrackScriptConfig;
import io.regent.observe.Log;
import io.regent.script.RunnableScript;
import io.regent.script.ScriptBook;
import io.regent.script.ScriptThread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs each {@code vrrp_script} at its interval (inventory 3.1): the first time at once, never
 * twice at the same time. The results are raw; they are handed over on the script thread.
 */
public final class TrackScriptRunner {

    private final ScriptThread scripts;
    private final Log log;
    private final Consumer<TrackScriptResult> listener;
    private Map<Identity, TrackedScript> tracked = Map.of();

    /** What makes two scripts the same one across a reload. */
    private record Identity(String name, ScriptCommand command, RunnableScript script) {}

    /**
     * @param listener called on the script thread; must not block
     */
    public TrackScriptRunner(ScriptThread scripts, Log log, Consumer<TrackScriptResult> listener) {
        this.scripts = scripts;
        this.log = log;
        this.listener = listener;
    }

    /**
     * Runs these scripts from now on, and no others. One that ran before under the same name with
     * the same command and user keeps its schedule, and a run that is under way goes on; what is
     * gone is ended and not reported any more. Scripts that the book has disabled are left out:
     * nothing is ever reported for them. From any thread; returns at once.
     */
    public void apply(List<TrackScriptConfig> configs, ScriptBook book) {
        List<TrackScriptConfig> wanted = List.copyOf(configs);
        scripts.post(() -> applyNow(wanted, book));
    }

    /** Ends all scripts, with their children. From any thread; returns at once. */
    public void stop() {
        scripts.post(this::stopNow);
    }

    private void applyNow(List<TrackScriptConfig> configs, ScriptBook book) {
        Map<Identity, TrackedScript> before = tracked;
        var now = new LinkedHashMap<Identity, TrackedScript>();
        for (TrackScriptConfig config : configs) {
            Optional<RunnableScript> script = book.find(config.command());
            if (script.isEmpty()) continue;
            var identity = new Identity(config.name(), config.command(), script.get());
            TrackedScript known = before.get(identity);
            now.put(
                    identity,
                    known != null
                            ? known
                            : new TrackedScript(scripts, log, listener, script.get()));
        }
        for (Map.Entry<Identity, TrackedScript> old : before.entrySet()) {
            if (!now.containsKey(old.getKey())) old.getValue().stop();
        }
        tracked = now;
        for (TrackScriptConfig config : configs) {
            Optional<RunnableScript> script = book.find(config.command());
            if (script.isEmpty()) continue;
            TrackedScript one =
                    now.get(new Identity(config.name(), config.command(), script.get()));
            if (one != null) one.configure(config);
        }
    }

    private void stopNow() {
        for (TrackedScript script : tracked.values()) script.stop();
        tracked = Map.of();
    }
}
