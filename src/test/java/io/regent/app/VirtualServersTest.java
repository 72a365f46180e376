package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.Configuration;
import io.regent.ipvs.DryRunIpvs;
import io.regent.ipvs.DryRunMarks;
import io.regent.lvs.StartMode;
import io.regent.notify.NotifyRunner;
import io.regent.notify.StateFifos;
import io.regent.observe.Log;
import io.regent.probe.Dialer;
import io.regent.probe.Probes;
import io.regent.script.ScriptBook;
import io.regent.script.ScriptThread;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From real sockets by way of checks to commands for the table, and when they come. */
@Timeout(60)
class VirtualServersTest {

    private static final long INTERVAL_NANOS = 300_000_000;
    private static final String COMMAND = "DRY RUN: ipvsadm ";

    private record Line(long nanos, String text) {}

    private final ConcurrentLinkedQueue<Line> lines = new ConcurrentLinkedQueue<>();
    private final Log log = (_, text) -> lines.add(new Line(System.nanoTime(), text));
    private final ScriptThread scripts = ScriptThread.start(log, Optional.empty());
    private final Dialer dialer = Dialer.start();
    private @Nullable VirtualServers servers;

    VirtualServersTest() throws IOException {}

    @AfterEach
    void stop() {
        if (servers != null) {
            servers.stop(true);
            servers.close();
        }
        dialer.close();
        scripts.close();
    }

    private void start(String text) throws IOException {
        start(text, Map.of());
    }

    /**
     * @param files what they hold before
     */
    private void start(String text, Map<String, Long> files) throws IOException {
        Configuration configuration =
                ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8))
                        .configuration()
                        .orElseThrow();
        ScriptBook book = ScriptBook.of(configuration);
        var made =
                new VirtualServers(
                        new DryRunIpvs(log),
                        new DryRunMarks(log),
                        new NotifyRunner(scripts, log, book),
                        new StateFifos(scripts, log),
                        _ -> {},
                        log);
        servers = made;
        files.forEach(made::fileChanged);
        made.start(
                configuration,
                new Probes(dialer, scripts, book, Optional.empty()),
                List.of(),
                StartMode.FRESH);
    }

    /** Works until such a command has come, and takes it and all before it off the list. */
    private Line await(String command) throws InterruptedException {
        var now = Objects.requireNonNull(servers);
        long deadlineNanos = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() - deadlineNanos < 0) {
            now.takeResults();
            for (Line line = lines.poll(); line != null; line = lines.poll()) {
                if (line.text().startsWith(COMMAND + command)) return line;
            }
            Thread.sleep(1);
        }
        throw new AssertionError("no command " + command);
    }

    /** All commands that come within this time. */
    private List<String> commandsFor(long millis) throws InterruptedException {
        var now = Objects.requireNonNull(servers);
        var commands = new ArrayList<String>();
        long untilNanos = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() - untilNanos < 0) {
            now.takeResults();
            for (Line line = lines.poll(); line != null; line = lines.poll()) {
                if (line.text().startsWith(COMMAND))
                    commands.add(line.text().substring(COMMAND.length()));
            }
            Thread.sleep(1);
        }
        return commands;
    }

    private static String checked(int port, String more) {
        return """
        virtual_server 192.0.2.1 80 {
            lvs_sched rr
            lvs_method NAT
            protocol TCP
            real_server 127.0.0.1 %d {
                weight 3
                %s
                TCP_CHECK {
                    delay_loop 0.3
                    warmup 0
                    retry 3
                    delay_before_retry 0.2
                    connect_timeout 1
                }
            }
        }
        """
                .formatted(port, more);
    }

    /**
     * The check that fails first is due an interval after the last that passed, each of the three
     * others a delay after the one before: 0.3 s and three times 0.2 s. A refusal takes no time.
     */
    private void assertOutInTime(String more, String out, String in) throws Exception {
        long dueNanos = Long.MAX_VALUE / 2;
        int port;
        try (var server = new ServerSocket(0, 16, InetAddress.ofLiteral("127.0.0.1"))) {
            port = server.getLocalPort();
            start(checked(port, more));
            // One that is seen late was no later due.
            for (int i = 0; i < 3; i++) {
                server.accept().close();
                dueNanos = Math.min(dueNanos + INTERVAL_NANOS, System.nanoTime());
            }
        }
        Line gone = await(out.formatted(port));
        long afterMillis = (gone.nanos() - dueNanos) / 1_000_000;
        assertTrue(afterMillis >= 895, "after " + afterMillis + " ms");
        assertTrue(afterMillis < 1500, "after " + afterMillis + " ms");
        try (var again = new ServerSocket(port, 16, InetAddress.ofLiteral("127.0.0.1"))) {
            again.accept().close();
            await(in.formatted(port));
        }
    }

    @Test
    @Tag("LV-04")
    @Tag("LV-05")
    void aServerIsTakenOutWhenItsLastRetryHasFailedAndComesBackWithTheFirstSuccess()
            throws Exception {
        assertOutInTime(
                "",
                "-d -t 192.0.2.1:80 -r 127.0.0.1:%d",
                "-a -t 192.0.2.1:80 -r 127.0.0.1:%d -m -w 3");
    }

    @Test
    @Tag("LV-04")
    @Tag("LV-05")
    void withInhibitItsWeightIsZeroInstead() throws Exception {
        assertOutInTime(
                "inhibit_on_failure",
                "-e -t 192.0.2.1:80 -r 127.0.0.1:%d -m -w 0",
                "-e -t 192.0.2.1:80 -r 127.0.0.1:%d -m -w 3");
    }

    private static String byFile(int port, String weight) {
        return """
        real_server 127.0.0.1 %d {
            weight 10
            FILE_CHECK {
                track_file f
                weight %s
            }
        }
        """
                .formatted(port, weight);
    }

    @Test
    @Tag("LV-17")
    void whatAFileSaysIsKnownAtTheStartAndChangesWeightsInPlace() throws Exception {
        String text =
                """
                track_file f {
                    file /nowhere/f
                }
                virtual_server 192.0.2.1 80 {
                    lvs_sched rr
                    lvs_method NAT
                    protocol TCP
                """
                        + byFile(1, "2")
                        + byFile(2, "-4")
                        + byFile(3, "0")
                        + byFile(4, "0 reverse")
                        + "}\n";
        start(text, Map.of("f", 3L));
        assertEquals(
                List.of(
                        "-A -t 192.0.2.1:80 -s rr",
                        "-a -t 192.0.2.1:80 -r 127.0.0.1:1 -m -w 16",
                        "-a -t 192.0.2.1:80 -r 127.0.0.1:2 -m -w 0",
                        "-a -t 192.0.2.1:80 -r 127.0.0.1:4 -m -w 10"),
                commandsFor(100));
        Objects.requireNonNull(servers).fileChanged("f", 1);
        assertEquals(
                List.of(
                        "-e -t 192.0.2.1:80 -r 127.0.0.1:1 -m -w 12",
                        "-e -t 192.0.2.1:80 -r 127.0.0.1:2 -m -w 6"),
                commandsFor(200));
        Objects.requireNonNull(servers).fileChanged("f", 0);
        assertEquals(
                List.of(
                        "-e -t 192.0.2.1:80 -r 127.0.0.1:1 -m -w 10",
                        "-e -t 192.0.2.1:80 -r 127.0.0.1:2 -m -w 10",
                        "-a -t 192.0.2.1:80 -r 127.0.0.1:3 -m -w 10",
                        "-d -t 192.0.2.1:80 -r 127.0.0.1:4"),
                commandsFor(200));
    }
}
