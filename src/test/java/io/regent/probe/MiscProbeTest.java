package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.Failure.Reason;
import io.regent.check.ServerWeight;
import io.regent.check.Verdict;
import io.regent.config.ScriptCommand;
import io.regent.config.lvs.Checker;
import io.regent.script.RunnableScript;
import io.regent.script.ScriptEnd;
import io.regent.script.ScriptThread;
import io.regent.sys.Credentials;
import io.regent.sys.ThreadCredentials;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MISC_CHECK with small shell scripts. */
class MiscProbeTest {

    @TempDir Path directory;

    private final ScriptThread scripts;

    MiscProbeTest() throws IOException {
        scripts = ScriptThread.start((_, _) -> {}, Optional.empty());
    }

    @AfterEach
    void stop() {
        scripts.close();
    }

    private MiscProbe probe(String text, Duration timeout, boolean dynamic) throws IOException {
        List<String> argv = List.of("/bin/sh", "-c", text);
        var checker =
                new Checker.Misc(
                        Targets.SCHEDULE,
                        new ScriptCommand(argv, Optional.empty()),
                        timeout,
                        dynamic);
        var script = new RunnableScript("/bin/sh", argv, own());
        return new MiscProbe(scripts, script, checker);
    }

    private static Credentials own() throws IOException {
        try (var arena = Arena.ofConfined()) {
            return new ThreadCredentials(arena).current();
        }
    }

    private Verdict attempt(String text, boolean dynamic) throws Exception {
        return probe(text, Duration.ofSeconds(5), dynamic).attempt();
    }

    private static void assertFailed(Reason reason, Verdict verdict) {
        Verdict.Failed failed = assertInstanceOf(Verdict.Failed.class, verdict);
        assertEquals(reason, failed.failure().reason(), failed::toString);
    }

    @Test
    void onlyStatusZeroPasses() throws Exception {
        assertEquals(Verdict.PASSED, attempt("exit 0", false));
        assertFailed(Reason.SCRIPT, attempt("exit 1", false));
        assertFailed(Reason.SCRIPT, attempt("exit 2", false));
        assertFailed(Reason.SCRIPT, attempt("kill -9 $$", false));
    }

    @Test
    void withMiscDynamicAStatusFromTwoOnIsAWeight() throws Exception {
        // A weight that an earlier run has set does not stay.
        assertEquals(Verdict.passed(new ServerWeight.Add(0)), attempt("exit 0", true));
        assertFailed(Reason.SCRIPT, attempt("exit 1", true));
        assertEquals(Verdict.passed(new ServerWeight.Set(0)), attempt("exit 2", true));
        assertEquals(Verdict.passed(new ServerWeight.Set(253)), attempt("exit 255", true));
        assertFailed(Reason.SCRIPT, attempt("kill -9 $$", true));
    }

    @Test
    void everyWayToEndHasAVerdict() {
        for (int status = 0; status <= 255; status++) {
            var end = new ScriptEnd.Exited(status);
            boolean plain = MiscProbe.judge(end, false) instanceof Verdict.Passed;
            boolean dynamic = MiscProbe.judge(end, true) instanceof Verdict.Passed;
            assertEquals(status == 0, plain, "status " + status);
            assertEquals(status != 1, dynamic, "status " + status);
        }
        assertFailed(Reason.SCRIPT, MiscProbe.judge(new ScriptEnd.NotStarted("why"), true));
    }

    @Test
    void aScriptThatTakesTooLongFailsAtTheTimeoutAndIsEnded() throws Exception {
        Path file = directory.resolve("survived");
        MiscProbe probe = probe("sleep 3; touch " + file, Duration.ofMillis(300), false);
        long start = System.nanoTime();
        assertFailed(Reason.SCRIPT_TIMEOUT, probe.attempt());
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 300 && millis < 1000, "took " + millis);
        scripts.close();
        assertFalse(Files.exists(file));
    }

    @Test
    void anAbandonedAttemptEndsItsScript() throws Exception {
        Path begun = directory.resolve("begun");
        MiscProbe probe =
                probe("touch " + begun + "; sleep 60 & wait", Duration.ofSeconds(60), false);
        var attempt =
                new FutureTask<>(() -> assertThrows(InterruptedException.class, probe::attempt));
        Thread thread = Thread.ofVirtual().start(attempt);
        while (!Files.exists(begun)) Thread.sleep(5);
        thread.interrupt();
        attempt.get();
        // The script thread waits for scripts that it ends; this one would last a minute.
        long start = System.nanoTime();
        scripts.close();
        assertTrue(System.nanoTime() - start < 2_000_000_000L);
    }
}
