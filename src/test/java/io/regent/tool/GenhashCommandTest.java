package io.regent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code regent genhash}, and keepalived's where it is installed, on the same pages. */
class GenhashCommandTest {

    private static final Path GENHASH = Path.of("/usr/bin/genhash");

    private static final List<String> ANSWERS =
            List.of(
                    "HTTP/1.0 200 OK\r\n\r\nhello",
                    "HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nhello",
                    "HTTP/1.0 404 Not Found\r\ncontent-length: 3\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello",
                    "HTTP/1.0 200 OK\r\n\r\n" + "b".repeat(100_000),
                    "HTTP/1.0 200 OK\r\n\r\n");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ServerSocket listener;
    private volatile String answer = "";

    GenhashCommandTest() throws IOException {
        listener = new ServerSocket(0, 16, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void stop() throws IOException {
        listener.close();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = listener.accept()) {
                    byte[] request = new byte[4096];
                    int count = client.getInputStream().read(request);
                    if (count < 0) continue;
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new GenhashCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String port() {
        return Integer.toString(listener.getLocalPort());
    }

    @Test
    void printsTheDigestOfThePage() {
        answer = ANSWERS.get(0);
        assertEquals(0, run("-s", "127.0.0.1", "-p", port(), "-u", "/"));
        assertEquals("5d41402abc4b2a76b9719d911017c592\n", out.toString());
    }

    @Test
    void theDigestIsTheOneOfKeepalived() throws Exception {
        assumeTrue(Files.isExecutable(GENHASH), "needs genhash of keepalived");
        for (String one : ANSWERS) {
            answer = one;
            var process =
                    new ProcessBuilder(
                                    GENHASH.toString(), "-s", "127.0.0.1", "-p", port(), "-u", "/")
                            .start();
            String theirs =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            run("-s", "127.0.0.1", "-p", port(), "-u", "/");
            assertEquals(theirs, out.toString(), one);
        }
    }

    @Test
    void withVerboseHeaderAndPageAreShownToo() {
        answer = ANSWERS.get(0);
        run("-v", "-s", "127.0.0.1", "-p", port(), "-u", "/");
        assertTrue(
                out.toString()
                        .contains(
                                "0000  48 54 54 50 2f 31 2e 30 - 20 32 30 30 20 4f 4b 0d   HTTP/1.0"),
                out::toString);
        assertTrue(out.toString().contains("\n5d41402abc4b2a76b9719d911017c592\n"), out::toString);
    }

    @Test
    void aPageThatCannotBeHadIsToldButNoErrorOfTheProgram() {
        assertEquals(0, run("-s", "127.0.0.1", "-p", "1", "-u", "/"));
        assertEquals("Connection failed\n", err.toString());
        assertEquals("", out.toString());
        answer = "no header";
        assertEquals(0, run("-s", "127.0.0.1", "-p", port(), "-u", "/"));
        assertEquals("no data received from remote webserver\n", err.toString());
    }

    @Test
    void wrongUseExitsWithOne() {
        assertEquals(1, run());
        assertEquals(1, run("-s", "name.example.org", "-p", "80", "-u", "/"));
        assertTrue(
                err.toString().contains("server should be an IP, not name.example.org"),
                err::toString);
        assertEquals(1, run("-s", "127.0.0.1", "-p", "0", "-u", "/"));
        assertEquals(1, run("-s", "127.0.0.1", "-p", "80x", "-u", "/"));
        assertEquals(1, run("-s", "127.0.0.1", "-p", "80", "-u", "/", "-P", "2.0"));
    }
}
