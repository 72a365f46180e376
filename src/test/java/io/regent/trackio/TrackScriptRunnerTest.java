package io.regent.trackio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.TrackScriptConfig;
import io.regent.observe.RecordingLog;
import io.regent.script.Books;
import io.regent.script.ScriptEnd;
import io.regent.script.ScriptFiles;
import io.regent.script.ScriptThread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackScriptRunnerTest {

    @TempDir Path directory;

    private final RecordingLog log = new RecordingLog();
    private final List<TrackScriptResult> results = new CopyOnWriteArrayList<>();
    private ScriptThread scripts;
    private TrackScriptRunner runner;

    @BeforeEach
    void start() throws IOException {
        scripts = ScriptThread.start(log, Optional.empty());
        runner = new TrackScriptRunner(scripts, log, results::add);
    }

    @AfterEach
    void stop() {
        runner.stop();
        scripts.close();
    }

    @Test
    void theFirstRunIsAtOnceAndTheOthersAtTheInterval() throws IOException {
        long start = System.nanoTime();
        apply(track("chk", ScriptFiles.write(directory, "a", "exit 0"), 300, 300));
        waitForResults(1);
        assertTrue(millisSince(start) < 250, "the first run waits for nothing");
        waitForResults(4);
        long millis = millisSince(start);
        assertTrue(millis >= 890 && millis < 1200, () -> millis + " ms for three intervals");
        assertTrue(results.stream().allMatch(TrackScriptResult::isSuccess));
    }

    @Test
    void aStartIsSkippedWhileTheFormerRunGoesOn() throws IOException {
        Path out = directory.resolve("out");
        String[] lines = {"echo begins >> " + out, "sleep 0.5", "echo ends >> " + out};
        apply(track("slow", ScriptFiles.write(directory, "slow", lines), 200, 5000));
        waitForResults(1);
        // The next run may have begun by now.
        List<String> written = ScriptFiles.lines(out).subList(0, 2);
        assertEquals(List.of("begins", "ends"), written, "never two at a time");
        assertTrue(
                log.contains("Track script slow is already running, expect idle - skipping run"));
    }

    @Test
    void aTimeoutIsAFailureAndTheScriptIsTriedAgain() throws IOException {
        apply(track("hang", ScriptFiles.write(directory, "hang", "sleep 60"), 300, 150));
        waitForResults(2);
        assertEquals(new TrackScriptResult("hang", new ScriptEnd.TimedOut()), results.get(0));
        assertEquals(new TrackScriptResult("hang", new ScriptEnd.TimedOut()), results.get(1));
    }

    @Test
    void aChangedExitStatusIsLoggedOnce() throws IOException {
        apply(track("chk", ScriptFiles.write(directory, "a", "exit 3"), 100, 100));
        waitForResults(3);
        assertEquals(
                List.of("Script `chk` now returning 3"),
                log.lines().stream().filter(line -> line.contains("returning")).toList());
    }

    @Test
    void aReloadKeepsTheScheduleOfAnUnchangedScriptAndEndsTheOnesThatAreGone() throws IOException {
        Path pids = directory.resolve("pids");
        Path kept = ScriptFiles.write(directory, "kept", "exit 0");
        Path gone = ScriptFiles.write(directory, "gone", "echo $$ > " + pids, "sleep 60");
        TrackScriptConfig keptConfig = track("kept", kept, 400, 400);
        apply(keptConfig, track("gone", gone, 60_000, 60_000));
        waitForResults(1);
        long start = System.nanoTime();
        ScriptFiles.waitUntil("it runs", () -> !ScriptFiles.lines(pids).isEmpty());
        for (int i = 0; i < 3; i++) apply(keptConfig);
        long pid = Long.parseLong(ScriptFiles.lines(pids).getFirst());
        ScriptFiles.waitUntil("it is gone", () -> !ScriptFiles.isAlive(pid));
        waitForResults(2);
        assertTrue(millisSince(start) > 250, "no extra run at the reload");
        assertTrue(results.stream().allMatch(result -> result.script().equals("kept")));
    }

    @Test
    void anotherCommandUnderTheSameNameStartsAnew() throws IOException {
        Path one = ScriptFiles.write(directory, "one", "exit 1");
        Path two = ScriptFiles.write(directory, "two", "exit 2");
        apply(track("chk", one, 60_000, 1000));
        waitForResults(1);
        apply(track("chk", two, 60_000, 1000));
        waitForResults(2);
        assertEquals(
                List.of(new ScriptEnd.Exited(1), new ScriptEnd.Exited(2)),
                results.stream().map(TrackScriptResult::end).toList());
    }

    @Test
    void afterTheStopNothingRunsAndNothingIsReported() throws IOException {
        Path pids = directory.resolve("pids");
        Path file = ScriptFiles.write(directory, "a", "echo $$ > " + pids, "sleep 60");
        apply(track("chk", file, 100, 60_000));
        ScriptFiles.waitUntil("it runs", () -> !ScriptFiles.lines(pids).isEmpty());
        runner.stop();
        scripts.close();
        assertFalse(ScriptFiles.isAlive(Long.parseLong(ScriptFiles.lines(pids).getFirst())));
        assertEquals(List.of(), results);
    }

    private static TrackScriptConfig track(String name, Path file, int interval, int timeout) {
        return Books.track(name, Books.command(file), interval, timeout);
    }

    private void apply(TrackScriptConfig... configs) {
        List<TrackScriptConfig> list = List.of(configs);
        runner.apply(list, Books.of(list));
    }

    private void waitForResults(int count) {
        ScriptFiles.waitUntil(count + " results", () -> results.size() >= count);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
