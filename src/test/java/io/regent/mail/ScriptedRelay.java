package io.regent.mail;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A mail relay that answers as it is told, and keeps every byte that was said: lines of the client
 * begin with {@code C: }, its own with {@code S: }; {@code \r} is written out.
 */
final class ScriptedRelay implements AutoCloseable {

    /** Instead of a reply. */
    static final String CLOSE = "(close)", SILENCE = "(silence)";

    private static final Map<String, String> FRIENDLY =
            Map.of("greeting", "220 relay", "DATA", "354 go on", "QUIT", "221 bye");

    private final ServerSocket socket;
    private final Map<String, String> replies = new HashMap<>(FRIENDLY);
    private final List<String> dialogues = new ArrayList<>();
    private final CountDownLatch clientCame = new CountDownLatch(1);
    private volatile long pauseMillis;

    ScriptedRelay() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /**
     * @param command its first word, or the first word and all that follows, or {@code greeting},
     *     or {@code .} for the end of the text
     */
    ScriptedRelay answers(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    /** Before each reply. */
    ScriptedRelay slow(long millis) {
        pauseMillis = millis;
        return this;
    }

    /** Until somebody has connected. */
    void awaitClient() throws InterruptedException {
        assertTrue(clientCame.await(10, TimeUnit.SECONDS), "nobody has come");
    }

    /** Of the connections that are over, waiting until there are so many. */
    List<String> dialogues(int count) throws InterruptedException {
        synchronized (dialogues) {
            long deadlineNanos = System.nanoTime() + 10_000_000_000L;
            while (dialogues.size() < count && System.nanoTime() < deadlineNanos) {
                dialogues.wait(100);
            }
            return List.copyOf(dialogues);
        }
    }

    String dialogue() throws InterruptedException {
        return dialogues(1).getFirst();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (true) {
            try (Socket client = socket.accept()) {
                clientCame.countDown();
                var said = new StringBuilder();
                converse(client, said);
                synchronized (dialogues) {
                    dialogues.add(said.toString());
                    dialogues.notifyAll();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client, StringBuilder said) throws IOException {
        var in = new BufferedInputStream(client.getInputStream());
        boolean text = false;
        try {
            if (!answer(client, "greeting", said)) return;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                said.append("C: ").append(line.replace("\r", "\\r"));
                if (text && !line.equals(".\r\n")) continue;
                String command = line.strip();
                if (!answer(client, command, said)) return;
                text = command.equals("DATA") && replyTo(command).startsWith("354");
            }
            said.append("C: (end)\n");
        } catch (IOException e) {
            said.append("C: (reset)\n");
        }
    }

    private String replyTo(String command) {
        String reply = replies.get(command);
        return reply != null ? reply : replies.getOrDefault(command.split(" ")[0], "250 ok");
    }

    /** False when there is nothing more to say. */
    private boolean answer(Socket client, String command, StringBuilder said) throws IOException {
        String reply = replyTo(command);
        pause();
        if (reply.equals(SILENCE)) return true;
        if (reply.equals(CLOSE)) {
            said.append("S: (close)\n");
            return false;
        }
        for (String line : reply.split("\n")) said.append("S: ").append(line).append("\\r\n");
        client.getOutputStream()
                .write((reply.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private void pause() {
        try {
            Thread.sleep(pauseMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With its end; empty at the end. */
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') break;
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
