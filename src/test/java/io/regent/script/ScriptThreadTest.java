package io.regent.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.observe.RecordingLog;
import io.regent.sys.Accounts;
import io.regent.sys.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptThreadTest {

    @TempDir Path directory;

    private final RecordingLog log = new RecordingLog();
    private final List<ScriptEnd> ends = new CopyOnWriteArrayList<>();
    private ScriptThread scripts;

    @BeforeEach
    void start() throws IOException {
        // Scripts of other users must be able to look in.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        scripts = ScriptThread.start(log, Optional.of("/"));
    }

    @AfterEach
    void stop() {
        scripts.close();
    }

    @Test
    void tellsTheExitStatus() throws IOException {
        run(script("exit 0"));
        run(script("exit 7"));
        assertEquals(List.of(new ScriptEnd.Exited(0), new ScriptEnd.Exited(7)), ends);
    }

    @Test
    void tellsTheSignalThatEndedAScript() throws IOException {
        run(script("kill -9 $$"));
        assertEquals(List.of(new ScriptEnd.Signalled(9)), ends);
    }

    @Test
    void aProgramThatCannotBeExecutedIsAFailureWithTheKernelsReason() throws IOException {
        run(ScriptFiles.runnable(directory.resolve("absent")));
        var end = assertInstanceOf(ScriptEnd.NotStarted.class, ends.getFirst());
        assertTrue(end.reason().contains("ENOENT"), end.reason());
        assertFalse(end.isSuccess());
    }

    @Test
    void aMissingInterpreterIsAFailure() throws IOException {
        Path file = script("true");
        Files.writeString(file, "#!/no/such/interpreter\n");
        run(file);
        assertInstanceOf(ScriptEnd.NotStarted.class, ends.getFirst());
    }

    @Test
    void aScriptWithoutInterpreterLineIsGivenToTheShell() throws IOException {
        Path file = script("true");
        Path out = directory.resolve("out");
        Files.writeString(file, "echo \"$1 $2\" > " + out + "\nexit 4\n");
        run(ScriptFiles.runnable(file, "a b", "c"));
        assertEquals(List.of(new ScriptEnd.Exited(4)), ends);
        assertEquals(List.of("a b c"), ScriptFiles.lines(out));
    }

    @Test
    void aScriptSeesACleanProcess() throws IOException {
        Path out = directory.resolve("out");
        run(
                script(
                        "exec > " + out,
                        "pwd",
                        "readlink /proc/$$/fd/0 /proc/$$/fd/2",
                        "ls /proc/self/fd | tr '\\n' ' '; echo",
                        "grep SigBlk /proc/self/status | tr -d '\\t'",
                        // Beyond 31 there are glibc's own two, which its spawn ignores.
                        "ignored=0x$(grep SigIgn /proc/self/status | cut -f2)",
                        "echo ignored $((ignored & 0x7fffffff))",
                        "[ $$ = $(ps -o pgid= -p $$ | tr -d ' ') ] && echo own group",
                        "[ -n \"$PATH\" ] && echo path",
                        "env | grep -c -E '^(IFS|LD_PRELOAD|LD_LIBRARY_PATH)='"));
        assertEquals(
                List.of(
                        "/",
                        "/dev/null",
                        "/dev/null",
                        // The fourth is what ls itself has opened.
                        "0 1 2 3 ",
                        "SigBlk:0000000000000000",
                        "ignored 0",
                        "own group",
                        "path",
                        "0"),
                ScriptFiles.lines(out));
    }

    @Test
    void aHungScriptIsEndedAtItsTimeoutWithAChildThatIgnoresSigterm() throws IOException {
        Path pids = directory.resolve("pids");
        Path file =
                script(
                        "(trap '' TERM; sh -c 'echo $PPID' >> " + pids + "; sleep 60; sleep 60) &",
                        "echo $! >> " + pids,
                        "sleep 60");
        long start = System.nanoTime();
        run(ScriptFiles.runnable(file), Optional.of(Duration.ofMillis(300)));
        assertEquals(List.of(new ScriptEnd.TimedOut()), ends);
        assertTrue(System.nanoTime() - start < 1_000_000_000L, "told at once");
        ScriptFiles.waitUntil(
                "all are dead",
                () ->
                        ScriptFiles.lines(pids).size() >= 1
                                && ScriptFiles.lines(pids).stream()
                                        .noneMatch(
                                                pid -> ScriptFiles.isAlive(Long.parseLong(pid))));
        assertEquals(1, ends.size(), "told once");
    }

    @Test
    void aScriptThatIgnoresSigtermIsKilledAfterTwoSeconds() throws IOException {
        Path pids = directory.resolve("pids");
        Path file = script("trap '' TERM", "echo $$ > " + pids, "while :; do sleep 0.1; done");
        run(ScriptFiles.runnable(file), Optional.of(Duration.ofMillis(200)));
        ScriptFiles.waitUntil("it has started", () -> !ScriptFiles.lines(pids).isEmpty());
        long pid = Long.parseLong(ScriptFiles.lines(pids).getFirst());
        long start = System.nanoTime();
        assertTrue(ScriptFiles.isAlive(pid), "it has its two seconds");
        ScriptFiles.waitUntil("it is dead", () -> !ScriptFiles.isAlive(pid));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis > 1200 && millis < 3500, () -> millis + " ms");
        assertTrue(log.contains("does not end at SIGTERM"));
    }

    @Test
    void aScriptRunsAsItsUserAloneAndTheNextOneAsRootAgain() throws IOException {
        assumeTrue(ScriptFiles.own().isRoot(), "needs root to become somebody else");
        Path out = directory.resolve("out");
        Files.writeString(out, "");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-rw-rw-"));
        Path file =
                script(
                        "grep -E '^(Uid|Gid|Groups|CapEff|CapPrm):' /proc/self/status"
                                + " | tr '\\t' ' ' | sed 's/ *$//' >> "
                                + out);
        Credentials nobody = Accounts.user("nobody").orElseThrow();
        var argv = List.of(file.toString());
        run(new RunnableScript(file.toString(), argv, nobody), Optional.empty());
        int u = nobody.uid(), g = nobody.gid();
        assertEquals(
                List.of(
                        "Uid: %d %d %d %d".formatted(u, u, u, u),
                        "Gid: %d %d %d %d".formatted(g, g, g, g),
                        "Groups: " + g,
                        "CapPrm: 0000000000000000",
                        "CapEff: 0000000000000000"),
                ScriptFiles.lines(out));
        Files.writeString(out, "");
        run(file);
        assertEquals("Uid: 0 0 0 0", ScriptFiles.lines(out).getFirst());
    }

    @Test
    void hundredsOfScriptsAreWaitedForByOneThread() throws IOException {
        RunnableScript script = ScriptFiles.runnable(script("sleep 0.5", "exit 3"));
        int threads = Thread.activeCount();
        for (int i = 0; i < 150; i++) {
            scripts.post(() -> scripts.start(script, Optional.empty(), ends::add));
        }
        ScriptFiles.waitUntil("all have ended", () -> ends.size() == 150);
        assertTrue(ends.stream().allMatch(new ScriptEnd.Exited(3)::equals));
        assertTrue(Thread.activeCount() <= threads);
    }

    @Test
    void stoppingEndsLimitedScriptsWithinTwoAndAHalfSecondsAndTellsNobody() throws IOException {
        Path pids = directory.resolve("pids");
        Path file = script("trap '' TERM", "echo $$ > " + pids, "while :; do sleep 0.1; done");
        RunnableScript stubborn = ScriptFiles.runnable(file);
        scripts.post(() -> scripts.start(stubborn, Optional.of(Duration.ofSeconds(60)), ends::add));
        ScriptFiles.waitUntil("it has started", () -> !ScriptFiles.lines(pids).isEmpty());
        long start = System.nanoTime();
        scripts.close();
        assertTrue(System.nanoTime() - start < 3_000_000_000L);
        long pid = Long.parseLong(ScriptFiles.lines(pids).getFirst());
        assertFalse(ScriptFiles.isAlive(pid));
        assertEquals(List.of(), ends);
    }

    private Path script(String... lines) throws IOException {
        return ScriptFiles.write(directory, "script" + System.nanoTime(), lines);
    }

    private void run(Path file) throws IOException {
        run(ScriptFiles.runnable(file));
    }

    private void run(RunnableScript script) {
        run(script, Optional.empty());
    }

    private void run(RunnableScript script, Optional<Duration> timeout) {
        int before = ends.size();
        scripts.post(() -> scripts.start(script, timeout, ends::add));
        ScriptFiles.waitUntil("the script has ended", () -> ends.size() > before);
    }
}
