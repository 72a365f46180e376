package io.regent.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.NotifyConfig;
import io.regent.observe.RecordingLog;
import io.regent.script.RunnableScript;
import io.regent.script.ScriptThread;
import io.regent.sys.Credentials;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class StateFifosTest {

    private static final int PIPE_BYTES = 65_536;

    @TempDir private Path directory;

    private final RecordingLog log = new RecordingLog();
    private ScriptThread scripts;
    private StateFifos fifos;
    private Path path;
    private Credentials own;

    @BeforeEach
    void start() throws IOException {
        scripts = ScriptThread.start(log, Optional.empty());
        fifos = new StateFifos(scripts, log);
        path = directory.resolve("fifo");
        int uid = (int) Files.getAttribute(directory, "unix:uid");
        int gid = (int) Files.getAttribute(directory, "unix:gid");
        own = new Credentials(uid, gid, List.of(gid));
    }

    @AfterEach
    void stop() {
        scripts.close();
    }

    @Test
    void linesAreThoseOfKeepalived() {
        var notification = new Notification("VI_1", NotifyConfig.NONE, NotifyState.MASTER, 150);
        assertEquals("INSTANCE \"VI_1\" MASTER 150\n", FifoLine.of(notification));
        var lower =
                new Notification("VI_1", NotifyConfig.NONE, NotifyState.RECEIVED_LOWER_PRIORITY, 9);
        assertEquals("INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 9\n", FifoLine.of(lower));
        assertEquals(
                "INSTANCE \"VI_1\" BACKUP_PRIORITY 90\n",
                FifoLine.priorityChanged("VI_1", false, 90));
        assertEquals(
                "VS [192.0.2.1]:tcp:80 DOWN\n\0",
                FifoLine.virtualServer("[192.0.2.1]:tcp:80", false));
        assertEquals(
                "RS [192.0.2.2]:tcp:80 FWM 7 UP\n\0",
                FifoLine.realServer("[192.0.2.2]:tcp:80", "FWM 7", true));
    }

    @Test
    void aReaderGetsEveryLineAlsoThoseFromBeforeItCame() throws Exception {
        fifos.use(List.of(plan(Optional.empty())));
        fifos.write("one\n");
        settle();
        try (var reader = new FileInputStream(path.toFile())) {
            fifos.write("two\n");
            settle();
            assertEquals("one\ntwo\n", text(reader.readNBytes(8)));
        }
        // A reader that goes and comes again finds the pipe as it was.
        fifos.write("three\n");
        settle();
        try (var reader = new FileInputStream(path.toFile())) {
            assertEquals("three\n", text(reader.readNBytes(6)));
        }
    }

    @Test
    void thePipeIsGoneWhenItIsClosedButOneThatWasThereBeforeStays() throws Exception {
        fifos.use(List.of(plan(Optional.empty())));
        settle();
        assertTrue(Files.exists(path));
        fifos.close();
        settle();
        assertFalse(Files.exists(path));

        assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
        fifos.use(List.of(plan(Optional.empty())));
        fifos.close();
        settle();
        assertTrue(Files.exists(path));
    }

    @Test
    void aFileThatIsNoPipeIsLeftAlone() throws Exception {
        Files.writeString(path, "precious");
        fifos.use(List.of(plan(Optional.empty())));
        fifos.write("line\n");
        fifos.close();
        settle();
        assertEquals("precious", Files.readString(path));
        assertTrue(log.contains("cannot be used"), log.lines().toString());
    }

    @Test
    void aPipeThatNobodyReadsLosesLinesAndSaysSoOnce() throws Exception {
        fifos.use(List.of(plan(Optional.empty())));
        String line = "x".repeat(1023) + "\n";
        for (int i = 0; i < PIPE_BYTES / line.length() + 10; i++) fifos.write(line);
        settle();
        long said = log.lines().stream().filter(text -> text.contains("lines are lost")).count();
        assertEquals(1, said);
    }

    @Test
    void theReaderIsStartedWithThePathAndEndedWithThePipe() throws Exception {
        Path script = directory.resolve("reader");
        Path seen = directory.resolve("seen");
        Files.writeString(script, "#!/bin/sh\nexec cat \"$1\" >" + seen + "\n");
        assertTrue(script.toFile().setExecutable(true));
        var reader = new RunnableScript(script.toString(), List.of(script.toString()), own);
        fifos.use(List.of(plan(Optional.of(reader.with(List.of(path.toString()))))));
        fifos.write("hello\n");
        while (!Files.exists(seen) || Files.size(seen) < 6) Thread.sleep(10);
        assertEquals("hello\n", Files.readString(seen));
        fifos.close();
        settle();
        assertFalse(Files.exists(path));
    }

    private StateFifos.Plan plan(Optional<RunnableScript> reader) {
        return new StateFifos.Plan(path.toString(), own, reader);
    }

    /** Until the script thread has done everything so far. */
    private void settle() throws InterruptedException {
        var done = new CountDownLatch(1);
        scripts.post(done::countDown);
        done.await();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
