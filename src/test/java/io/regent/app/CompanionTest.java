package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.observe.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell script stands in for the companion process. */
@Timeout(30)
class CompanionTest {

    private static final String UNTIL_STOP =
            "while read -r line; do echo \"$line\" >>said; [ \"$line\" != stop ] || exit 0; done";

    @TempDir private Path directory;

    private final RecordingLog log = new RecordingLog();
    private final CompletableFuture<Integer> gaveUp = new CompletableFuture<>();

    @Test
    void messagesArriveInOrderAndStopEndsIt() throws Exception {
        Companion companion = start(UNTIL_STOP, true);
        companion.tell(new CompanionMessage.RoleChanged("VI_1", 51, true));
        companion.tell(new CompanionMessage.Reload());
        companion.stop(Duration.ofSeconds(10));
        assertEquals(List.of("active 51 VI_1", "reload", "stop"), said());
    }

    @Test
    void oneThatDiesIsStartedAgainAndToldWhatItWouldKnow() throws Exception {
        // The first life ends at the first message, as if it were killed.
        Companion companion =
                start(
                        "[ -e lived ] || { touch lived; read -r _; kill -9 $$; }; " + UNTIL_STOP,
                        true);
        companion.tell(new CompanionMessage.RoleChanged("VI_1", 51, false));
        await(() -> log.contains("ended with status 137"));
        companion.tell(new CompanionMessage.Dump());
        companion.stop(Duration.ofSeconds(10));
        assertEquals("inactive 51 VI_1", said().getFirst());
        assertEquals("stop", said().getLast());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void anEndThatAnotherStartWouldNotChangeIsTheEnd(int status) throws Exception {
        start("exit " + status, true);
        assertEquals(status, gaveUp.get(10, TimeUnit.SECONDS));
    }

    @Test
    void withoutRespawnAnyEndIsTheEnd() throws Exception {
        start("exit 70", false);
        assertEquals(70, gaveUp.get(10, TimeUnit.SECONDS));
    }

    @Test
    void oneThatDoesNotStopIsKilled() throws Exception {
        Companion companion = start("echo $$ >pid; while :; do sleep 0.1; done", true);
        await(() -> Files.exists(directory.resolve("pid")));
        companion.stop(Duration.ofMillis(100));
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        await(() -> ProcessHandle.of(pid).isEmpty());
        assertTrue(log.contains("is killed"), String.valueOf(log.lines()));
    }

    @Test
    void afterOneThatWasKilledAnotherOneIsToldToStop() throws Exception {
        // The first one hangs; who comes behind it says in whose place it is, and what it is told.
        Companion companion =
                start(
                        "[ -e hung ] || { touch hung; exec sleep 60; };"
                                + " echo \"$REGENT_TAKE_OVER\" >>said; "
                                + UNTIL_STOP,
                        true);
        companion.tell(new CompanionMessage.RoleChanged("VI_1", 51, true));
        await(() -> Files.exists(directory.resolve("hung")));
        companion.stop(Duration.ofSeconds(1));
        assertEquals(List.of("yes", "active 51 VI_1", "stop"), said());
    }

    @Test
    void aStopWhileNoneIsRunningStartsOneThatTidiesUp() throws Exception {
        // Killed twice, so that there is a pause before the next start.
        Companion companion =
                start(
                        "[ -e twice ] || { [ ! -e once ] || touch twice; touch once; kill -9 $$; }; "
                                + UNTIL_STOP,
                        true);
        await(() -> Files.exists(directory.resolve("twice")));
        await(() -> log.lines().stream().filter(each -> each.contains("137")).count() == 2);
        companion.stop(Duration.ofSeconds(10));
        assertEquals(List.of("stop"), said());
        assertTrue(log.contains("another one takes its servers off"), log.lines()::toString);
    }

    @Test
    void oneThatReadsNothingDoesNotHoldUpTheStop() throws Exception {
        Companion companion = start("echo >started; exec sleep 60", true);
        await(() -> Files.exists(directory.resolve("started")));
        // More than a pipe takes.
        for (int i = 0; i < 10_000; i++)
            companion.tell(new CompanionMessage.RoleChanged("VI_1", 51, i % 2 == 0));
        companion.stop(Duration.ofMillis(300));
        assertTrue(log.contains("is killed"), String.valueOf(log.lines()));
    }

    @Test
    void oneThatEndedInGoodOrderLeavesNothingToTidyUp() throws Exception {
        Companion companion = start("echo >>started; " + UNTIL_STOP, true);
        await(() -> Files.exists(directory.resolve("started")));
        companion.stop(Duration.ofSeconds(10));
        assertEquals(1, Files.readAllLines(directory.resolve("started")).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reload",
                "stop",
                "dump",
                "active 1 VI 1",
                "inactive 255 VI_2",
                "instance MASTER VI 1",
                "group DELETED G1"
            })
    void messagesReadAsTheyWereWritten(String line) {
        assertEquals(Optional.of(line), CompanionMessage.parse(line).map(CompanionMessage::encode));
        assertEquals(Optional.empty(), CompanionMessage.parse("x" + line));
        assertEquals(Optional.empty(), CompanionMessage.parse("active VI_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance", "instance MASTER", "group master G1", "group BACK G1"})
    void newsWithoutAStateMeansNothing(String line) {
        assertEquals(Optional.empty(), CompanionMessage.parse(line));
    }

    private Companion start(String script, boolean respawn) {
        var program =
                new ProcessBuilder("/bin/sh", "-c", script)
                        .directory(directory.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new Companion(program, respawn, log, gaveUp::complete);
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(directory.resolve("said"));
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException, InterruptedException {
        while (!condition.holds()) Thread.sleep(10);
    }
}
