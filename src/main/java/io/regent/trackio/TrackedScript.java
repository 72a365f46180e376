package io.regent.trackio;

import io.regent.config.TrackScriptConfig;
import io.regent.observe.Log;
import io.regent.script.RunnableScript;
import io.regent.script.ScriptEnd;
import io.regent.script.ScriptRun;
import io.regent.script.ScriptThread;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The schedule of one tracked script. For the script thread only. */
final class TrackedScript {

    private static final ScriptEnd SUCCESS = new ScriptEnd.Exited(0);

    private final ScriptThread thread;
    private final Log log;
    private final Consumer<TrackScriptResult> listener;
    private final RunnableScript script;
    private @Nullable TrackScriptConfig config;
    private @Nullable ScriptRun run;
    private ScriptThread.@Nullable Timer next;
    private long dueNanos;
    private ScriptEnd last = SUCCESS;

    TrackedScript(
            ScriptThread thread,
            Log log,
            Consumer<TrackScriptResult> listener,
            RunnableScript script) {
        this.thread = thread;
        this.log = log;
        this.listener = listener;
        this.script = script;
    }

    /** Starts at once when new; with another interval the next start moves. */
    void configure(TrackScriptConfig wanted) {
        TrackScriptConfig before = config;
        config = wanted;
        if (before == null) {
            dueNanos = System.nanoTime();
            startAndPlan();
        } else if (!before.interval().equals(wanted.interval())) {
            dueNanos += wanted.interval().toNanos() - before.interval().toNanos();
            plan();
        }
    }

    /** Ends a run that is under way; it is not reported. */
    void stop() {
        if (next != null) next.cancel();
        if (run != null) run.terminate();
    }

    private void startAndPlan() {
        TrackScriptConfig current = config;
        if (current == null) return;
        start(current);
        // On an absolute schedule, without a burst when this thread could not run for a while.
        long interval = current.interval().toNanos();
        dueNanos = Math.max(dueNanos + interval, System.nanoTime() + interval / 2);
        plan();
    }

    private void plan() {
        if (next != null) next.cancel();
        next = thread.at(dueNanos, this::startAndPlan);
    }

    private void start(TrackScriptConfig current) {
        if (run != null && run.isAlive()) {
            log.info(TrackLogText.skipped(current.name()));
            return;
        }
        run = thread.start(script, Optional.of(current.timeout()), this::ended);
    }

    private void ended(ScriptEnd end) {
        TrackScriptConfig current = config;
        if (current == null) return;
        logChange(current.name(), end);
        listener.accept(new TrackScriptResult(current.name(), end));
    }

    private void logChange(String name, ScriptEnd end) {
        if (end.equals(last)) return;
        last = end;
        if (end instanceof ScriptEnd.Exited(int status)) {
            log.info(TrackLogText.returning(name, status));
        } else if (end instanceof ScriptEnd.NotStarted) {
            log.warning(TrackLogText.notStarted(name, end));
        }
    }
}
