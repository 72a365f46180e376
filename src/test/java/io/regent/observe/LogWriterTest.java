package io.regent.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.script.ScriptFiles;
import io.regent.sys.Sockaddr;
import io.regent.sys.Socket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWriterTest {

    private static final Instant TIME =
            LocalDateTime.of(2026, 11, 1, 7, 5, 9, 42).atZone(ZoneId.systemDefault()).toInstant();

    @TempDir Path directory;

    /** Remembers lines; holds them up until the gate is open. */
    private static final class Sink implements LogSink {
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final CountDownLatch gate = new CountDownLatch(1);
        private boolean broken;
        private volatile boolean entered;

        @Override
        public void write(LogLine line) throws IOException {
            entered = true;
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            if (broken) throw new IOException("disk is full");
            texts.add(line.text());
        }

        @Override
        public void close() {
            texts.add("closed");
        }
    }

    @Test
    void aLineLooksLikeKeepalivesOnTheConsoleInAFileAndInSyslog() {
        var line = new LogLine(TIME, Log.Level.INFO, "(VI_1) Entering MASTER STATE");
        assertEquals("Sun Nov  1 07:05:09 2026: (VI_1) Entering MASTER STATE", line.dated(false));
        assertEquals(
                "Sun Nov  1 07:05:09.000000042 2026: (VI_1) Entering MASTER STATE",
                line.dated(true));
        assertEquals(
                "<30>Nov  1 07:05:09 Keepalived_vrrp[77]: (VI_1) Entering MASTER STATE",
                line.syslog(3, "Keepalived_vrrp", 77));
        assertEquals(
                "<131>Nov  1 07:05:09 r[7]: x",
                new LogLine(TIME, Log.Level.ERROR, "x").syslog(16, "r", 7));
    }

    @Test
    void linesComeOutInOrderAndTheLastOnesBeforeTheClose() {
        var sink = new Sink();
        sink.gate.countDown();
        var writer = new LogWriter(List.of(sink)).start();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            writer.info("line " + i);
            expected.add("line " + i);
        }
        writer.close();
        expected.add("closed");
        assertEquals(expected, sink.texts);
    }

    @Test
    void aWriterThatHangsHoldsUpNobodyAndWhatDoesNotFitIsCountedAndReported() {
        var sink = new Sink();
        var writer = new LogWriter(List.of(sink)).start();
        int tooMany = 50;
        // One line is with the sink already, so it does not take room.
        writer.info("first");
        ScriptFiles.waitUntil("the sink has a line", () -> sink.entered);
        long start = System.nanoTime();
        for (int i = 0; i < LogWriter.MOST_WAITING + tooMany; i++) writer.info("line " + i);
        assertTrue(System.nanoTime() - start < 1_000_000_000L, "nobody waited");
        long dropped = writer.droppedLines();
        assertEquals(tooMany, dropped);
        sink.gate.countDown();
        writer.close();
        int size = sink.texts.size();
        assertEquals(
                dropped
                        + " log lines were dropped: more than "
                        + LogWriter.MOST_WAITING
                        + " waited",
                sink.texts.get(size - 2));
        assertEquals(LogWriter.MOST_WAITING + tooMany + 1 - dropped, size - 2);
        assertEquals(0, writer.droppedLines());
    }

    @Test
    void aTargetThatFailsDoesNotTakeTheLinesFromTheOthers() {
        var full = new Sink();
        full.broken = true;
        full.gate.countDown();
        var good = new Sink();
        good.gate.countDown();
        var writer = new LogWriter(List.of(full, good)).start();
        writer.info("line");
        writer.close();
        assertEquals(List.of("line", "closed"), good.texts);
        assertEquals(1, writer.failedLines());
    }

    @Test
    void aNewLogFileIsForItsOwnerAloneAndIsAppendedTo() throws IOException {
        Path file = directory.resolve("keepalived.log");
        for (int i = 1; i <= 2; i++) {
            var writer = new LogWriter.Targets().file(file).start();
            writer.info("run " + i);
            writer.close();
        }
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        List<String> lines = Files.readAllLines(file);
        assertEquals(2, lines.size());
        String year =
                String.format(
                        Locale.ROOT,
                        " %d: run ",
                        LocalDateTime.now(ZoneId.systemDefault()).getYear());
        assertTrue(lines.getFirst().endsWith(year + 1), lines.getFirst());
        assertTrue(lines.getLast().endsWith(year + 2), lines.getLast());
    }

    @Test
    void syslogIsFoundAgainAfterItsRestart() throws IOException {
        String path = directory.resolve("log").toString();
        var writer = new LogWriter.Targets().syslog(path, 3, "Keepalived_vrrp").start();
        for (String text : List.of("one", "two")) {
            try (var syslog = Socket.open(Socket.AF_UNIX, Socket.SOCK_DGRAM, 0, 4096)) {
                syslog.bind(Sockaddr.ofPath(path), path);
                writer.info(text);
                byte[] datagram = new byte[4096];
                int length = syslog.receive(datagram);
                String line = new String(datagram, 0, length, StandardCharsets.UTF_8);
                assertTrue(line.startsWith("<30>"), line);
                String pid = "[" + ProcessHandle.current().pid() + "]: ";
                assertTrue(line.endsWith(" Keepalived_vrrp" + pid + text), line);
            }
            Files.delete(Path.of(path));
        }
        writer.close();
        assertEquals(0, writer.failedLines());
    }

    @Test
    void syslogMayBeAwayWithoutHarm() throws IOException {
        String path = directory.resolve("log").toString();
        var writer = new LogWriter.Targets().syslog(path, 3, "Keepalived_vrrp").start();
        writer.info("nobody listens");
        writer.close();
        assertEquals(1, writer.failedLines());
    }
}
