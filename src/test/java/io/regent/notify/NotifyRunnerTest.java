package io.regent.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.NotifyConfig;
import io.regent.config.ScriptCommand;
import io.regent.observe.RecordingLog;
import io.regent.script.Books;
import io.regent.script.ScriptFiles;
import io.regent.script.ScriptThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyRunnerTest {

    @TempDir Path directory;

    private final RecordingLog log = new RecordingLog();
    private Path out;
    private ScriptThread scripts;
    private ScriptCommand stateScript;
    private ScriptCommand anyScript;
    private NotifyRunner runner;

    @BeforeEach
    void start() throws IOException {
        out = directory.resolve("out");
        scripts = ScriptThread.start(log, Optional.empty());
        stateScript = record("state", "");
        anyScript = record("any", "");
        runner = new NotifyRunner(scripts, log, Books.ofCommands(stateScript, anyScript));
    }

    @AfterEach
    void stop() {
        scripts.close();
    }

    @Test
    void theStateScriptRunsWithoutArgumentsAndThenNotifyWithFour() {
        tell("VI_1", NotifyState.MASTER, 150);
        expect("state", "any INSTANCE VI_1 MASTER 150");
    }

    @Test
    void everyStateHasItsNameAndItsScript() throws IOException {
        var config =
                new NotifyConfig(
                        Optional.of(record("m", "")),
                        Optional.of(record("b", "")),
                        Optional.of(record("f", "")),
                        Optional.of(record("s", "")),
                        Optional.of(record("d", "")),
                        Optional.of(anyScript),
                        Optional.of(record("l", "")));
        useBookOf(config);
        for (NotifyState state : NotifyState.values()) {
            // STOP would push the others aside.
            if (state != NotifyState.STOP) {
                runner.tell(new Notification("VI_1", config, state, 100));
            }
        }
        expect(
                "m",
                "any INSTANCE VI_1 MASTER 100",
                "b",
                "any INSTANCE VI_1 BACKUP 100",
                "f",
                "any INSTANCE VI_1 FAULT 100",
                "d",
                "any INSTANCE VI_1 DELETED 100",
                "any INSTANCE VI_1 FAULT 100",
                "l");
        runner.tell(new Notification("VI_1", config, NotifyState.STOP, 100));
        ScriptFiles.waitUntil("STOP was told", () -> ScriptFiles.lines(out).size() == 12);
        assertEquals(
                List.of("s", "any INSTANCE VI_1 STOP 100"), ScriptFiles.lines(out).subList(10, 12));
    }

    @Test
    void scriptsOfOneInstanceRunInOrderAndNeverTwoAtATime() throws IOException {
        anyScript = record("begin", "sleep 0.0$(($4 % 5)); echo end $3 $4 >> " + out);
        var config = only(anyScript);
        useBookOf(config);
        var expected = new ArrayList<String>();
        for (int i = 1; i <= 20; i++) {
            NotifyState state = i % 2 == 0 ? NotifyState.BACKUP : NotifyState.MASTER;
            runner.tell(new Notification("VI_1", config, state, i));
            expected.add("begin INSTANCE VI_1 " + state + " " + i);
            expected.add("end " + state + " " + i);
        }
        expect(expected.toArray(String[]::new));
    }

    @Test
    void aSlowInstanceDoesNotHoldUpAnother() throws IOException {
        anyScript = record("any", "[ $2 = VI_2 ] || sleep 1");
        var config = only(anyScript);
        useBookOf(config);
        long start = System.nanoTime();
        runner.tell(new Notification("VI_1", config, NotifyState.MASTER, 1));
        runner.tell(new Notification("VI_1", config, NotifyState.BACKUP, 1));
        runner.tell(new Notification("VI_2", config, NotifyState.MASTER, 2));
        ScriptFiles.waitUntil(
                "the second instance was told",
                () -> ScriptFiles.lines(out).contains("any INSTANCE VI_2 MASTER 2"));
        assertTrue(System.nanoTime() - start < 900_000_000L);
    }

    @Test
    void aPileOfEventsLosesItsOldestAndNeverItsLast() throws IOException {
        Path gate = directory.resolve("gate");
        anyScript = record("any", "while [ ! -e " + gate + " ]; do sleep 0.02; done");
        var config = only(anyScript);
        useBookOf(config);
        for (int i = 1; i <= 200; i++) {
            runner.tell(new Notification("VI_1", config, NotifyState.MASTER, i));
        }
        ScriptFiles.waitUntil(
                "the pile is cut", () -> runner.droppedEvents() == 199 - NotifyRunner.MOST_WAITING);
        Files.createFile(gate);
        int told = 1 + NotifyRunner.MOST_WAITING;
        ScriptFiles.waitUntil("all are told", () -> ScriptFiles.lines(out).size() >= told);
        List<String> lines = ScriptFiles.lines(out);
        assertEquals("any INSTANCE VI_1 MASTER 1", lines.getFirst());
        assertEquals("any INSTANCE VI_1 MASTER 137", lines.get(1));
        assertEquals("any INSTANCE VI_1 MASTER 200", lines.getLast());
        assertTrue(log.contains("(VI_1) notify scripts are too slow, 1 older"));
    }

    @Test
    void theStopIsToldWithinASecondEvenBehindAHungScript()
            throws InterruptedException, IOException {
        anyScript = record("any", "[ $3 = STOP ] || sleep 60");
        var config = only(anyScript);
        useBookOf(config);
        runner.tell(new Notification("VI_1", config, NotifyState.MASTER, 1));
        runner.tell(new Notification("VI_1", config, NotifyState.BACKUP, 1));
        ScriptFiles.waitUntil("the first was told", () -> ScriptFiles.lines(out).size() == 1);
        long start = System.nanoTime();
        runner.tell(new Notification("VI_1", config, NotifyState.STOP, 1));
        assertTrue(runner.awaitStopScripts());
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < 1500, () -> millis + " ms");
        expect("any INSTANCE VI_1 MASTER 1", "any INSTANCE VI_1 STOP 1");
    }

    @Test
    void aScriptThatCannotBeStartedIsLoggedAndTheNextOneRuns() throws IOException {
        Path file = ScriptFiles.write(directory, "vanishing", "true");
        ScriptCommand vanishing = Books.command(file);
        runner.use(Books.ofCommands(vanishing, anyScript));
        Files.delete(file);
        runner.tell(new Notification("VI_1", both(vanishing, anyScript), NotifyState.MASTER, 9));
        expect("any INSTANCE VI_1 MASTER 9");
        assertTrue(log.contains("could not be started: execute"));
        assertTrue(log.contains("ENOENT"));
    }

    private void tell(String instance, NotifyState state, int priority) {
        runner.tell(new Notification(instance, both(stateScript, anyScript), state, priority));
    }

    /** A script that writes its name and its arguments down before it does something else. */
    private ScriptCommand record(String name, String more) throws IOException {
        Path file =
                ScriptFiles.write(
                        directory,
                        name + System.nanoTime(),
                        "echo " + name + " \"$@\" >> " + out,
                        more);
        return Books.command(file);
    }

    private void useBookOf(NotifyConfig config) {
        var commands = new ArrayList<ScriptCommand>();
        for (NotifyState state : NotifyState.values()) {
            state.stateScript(config).ifPresent(commands::add);
            state.anyScript(config).ifPresent(commands::add);
        }
        runner.use(Books.ofCommands(commands.toArray(ScriptCommand[]::new)));
    }

    private static NotifyConfig only(ScriptCommand any) {
        return both(Optional.empty(), any);
    }

    private static NotifyConfig both(ScriptCommand state, ScriptCommand any) {
        return both(Optional.of(state), any);
    }

    private static NotifyConfig both(Optional<ScriptCommand> state, ScriptCommand any) {
        return new NotifyConfig(
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(any),
                Optional.empty());
    }

    private void expect(String... lines) {
        ScriptFiles.waitUntil(
                lines.length + " lines", () -> ScriptFiles.lines(out).size() >= lines.length);
        assertEquals(List.of(lines), ScriptFiles.lines(out));
    }
}
