package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SMTP_CHECK against mail servers of our own making. */
class SmtpProbeTest {

    private static Dialer dialer;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        dialer = Dialer.start();
    }

    @AfterAll
    static void stop() {
        dialer.close();
    }

    /** A server that says its first line at once, and another one to each command. */
    private LoopbackServer server(String... replies) throws IOException {
        return LoopbackServer.start(client -> serve(client, replies));
    }

    private void serve(Socket client, String[] replies) throws IOException {
        var commands =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        for (String reply : replies) {
            client.getOutputStream().write(LoopbackServer.latin1(reply));
            String command = commands.readLine();
            if (command == null) return;
            heard.add(command);
        }
    }

    private static Verdict attempt(LoopbackServer... servers) throws Exception {
        var targets = new ArrayList<CheckTarget>();
        for (LoopbackServer server : servers) targets.add(Targets.local(server.port()));
        return new SmtpProbe(dialer, new Checker.Smtp(Targets.SCHEDULE, targets, "me.example.org"))
                .attempt();
    }

    private static void assertFailed(Reason reason, Verdict verdict) {
        Verdict.Failed failed = assertInstanceOf(Verdict.Failed.class, verdict);
        assertEquals(reason, failed.failure().reason(), failed::toString);
    }

    @Test
    void aServerThatGreetsAnswersAndTakesLeavePasses() throws Exception {
        try (var server = server("220 hello\r\n", "250 you\r\n", "221 bye\r\n")) {
            assertEquals(Verdict.PASSED, attempt(server));
            assertEquals(List.of("HELO me.example.org", "QUIT"), heard);
        }
    }

    @Test
    void repliesOfManyLinesAreReadToTheLast() throws Exception {
        try (var server =
                server(
                        "220-one\r\n220-two\r\n220 three\r\n",
                        "250-a\r\n250 b\r\n",
                        "221-x\r\n221 y\r\n")) {
            assertEquals(Verdict.PASSED, attempt(server));
            assertEquals(List.of("HELO me.example.org", "QUIT"), heard);
        }
    }

    @Test
    void anyOtherReplyFails() throws Exception {
        try (var busy = server("421 busy\r\n")) {
            assertFailed(Reason.STATUS, attempt(busy));
        }
        try (var refusing = server("220 hello\r\n", "550 go away\r\n")) {
            assertFailed(Reason.STATUS, attempt(refusing));
        }
    }

    @Test
    void whatIsSaidAtThePartingDoesNotCountButThatSomethingIs() throws Exception {
        try (var odd = server("220 hello\r\n", "250 you\r\n", "500 what\r\n")) {
            assertEquals(Verdict.PASSED, attempt(odd));
        }
        try (var curt = server("220 hello\r\n", "250 you\r\n")) {
            assertFailed(Reason.CLOSED, attempt(curt));
        }
    }

    @Test
    void whatIsNoMailServerFails() throws Exception {
        try (var web = server("HTTP/1.0 400 Bad Request\r\n")) {
            assertFailed(Reason.MALFORMED, attempt(web));
        }
        try (var endless =
                LoopbackServer.start(client -> {
                    while (true) client.getOutputStream().write(new byte[1000]);
                })) {
            assertFailed(Reason.MALFORMED, attempt(endless));
        }
    }

    @Test
    void aSilentServerFailsAtTheTimeoutAndOneThatHangsUpAtOnce() throws Exception {
        try (var silent = LoopbackServer.start(_ -> Thread.sleep(10_000))) {
            assertFailed(Reason.ANSWER_TIMEOUT, attempt(silent));
        }
        try (var quitter = LoopbackServer.start(_ -> {})) {
            assertFailed(Reason.CLOSED, attempt(quitter));
        }
    }

    @Test
    void everyHostMustPass() throws Exception {
        try (var good = server("220 hello\r\n", "250 you\r\n", "221 bye\r\n");
                var bad = server("421 busy\r\n")) {
            assertEquals(Verdict.PASSED, attempt(good, good));
            assertFailed(Reason.STATUS, attempt(good, bad));
        }
    }
}
