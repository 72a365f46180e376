package io.regent.probe;

import io.regent.check.Failure;
import io.regent.check.Failure.Reason;
import io.regent.check.ServerWeight;
import io.regent.check.Verdict;
import io.regent.config.lvs.Checker;
import io.regent.script.RunnableScript;
import io.regent.script.ScriptEnd;
import io.regent.script.ScriptRun;
import io.regent.script.ScriptThread;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * {@code MISC_CHECK}: a program of the operator's decides (inventory 4.6).
 *
 * <table>
 *   <caption>What its exit status means</caption>
 *   <tr><th>status</th><th>plain</th><th>misc_dynamic</th></tr>
 *   <tr><td>0</td><td>passed</td><td>passed, weight as it is</td></tr>
 *   <tr><td>1</td><td>failed</td><td>failed</td></tr>
 *   <tr><td>2 to 255</td><td>failed</td><td>passed, weight is two less</td></tr>
 * </table>
 *
 * A signal or the timeout fails.
 */
final class MiscProbe implements Probe {

    /** The script thread itself ends a script in time; this is for the case that it has stopped. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ScriptThread scripts;
    private final RunnableScript script;
    private final Duration timeout;
    private final boolean dynamic;

    /** For the script thread only. */
    private @Nullable ScriptRun lastRun;

    MiscProbe(ScriptThread scripts, RunnableScript script, Checker.Misc checker) {
        this.scripts = scripts;
        this.script = script;
        this.timeout = checker.timeout();
        this.dynamic = checker.dynamic();
    }

    @Override
    public Verdict attempt() throws InterruptedException {
        var ended = new CompletableFuture<Verdict>();
        scripts.post(() -> start(ended));
        try {
            return ended.get(timeout.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Verdict.NotMade(new Failure(Reason.LOCAL, "scripts cannot be run"));
        } catch (ExecutionException e) {
            throw new AssertionError("a verdict is given or not", e);
        } catch (InterruptedException e) {
            scripts.post(this::terminate);
            throw e;
        }
    }

    private void start(CompletableFuture<Verdict> ended) {
        if (lastRun != null && lastRun.isAlive()) {
            ended.complete(Verdict.failed(Reason.SCRIPT_TIMEOUT, "the last run has not ended yet"));
            return;
        }
        lastRun =
                scripts.start(
                        script, Optional.of(timeout), end -> ended.complete(judge(end, dynamic)));
    }

    private void terminate() {
        if (lastRun != null) lastRun.terminate();
    }

    static Verdict judge(ScriptEnd end, boolean dynamic) {
        return switch (end) {
            // Whatever weight an earlier run asked for, 0 means the configured one.
            case ScriptEnd.Exited(int status) when status == 0 ->
                    dynamic ? Verdict.passed(new ServerWeight.Add(0)) : Verdict.PASSED;
            case ScriptEnd.Exited(int status) when dynamic && status > 1 ->
                    Verdict.passed(new ServerWeight.Set(status - 2));
            case ScriptEnd.Exited _, ScriptEnd.Signalled _, ScriptEnd.NotStarted _ ->
                    Verdict.failed(Reason.SCRIPT, end.toString());
            case ScriptEnd.TimedOut _ -> Verdict.failed(Reason.SCRIPT_TIMEOUT, end.toString());
        };
    }
}
