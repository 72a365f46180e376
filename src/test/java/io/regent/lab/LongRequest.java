package io.regent.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that begins to ask for a page, and takes its time to finish. */
public final class LongRequest implements AutoCloseable {

    /** The kernel tells the other director of a connection at its third packet. */
    private static final int LINES = 8;

    private final Socket socket;

    LongRequest(Host client, InetSocketAddress service, Duration patience) {
        try {
            socket = Inside.call(client.namespace(), SocketChannel::open).socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            socket.connect(service, Math.toIntExact(patience.toMillis()));
            say("GET / HTTP/1.0\r\n");
            for (int i = 0; i < LINES; i++) {
                say("X-Line: " + i + "\r\n");
                Lab.pause(Duration.ofMillis(20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Asks to the end; who answered. */
    public String finish() {
        try {
            say("\r\n");
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(answer.lastIndexOf("\r\n") + 1).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
