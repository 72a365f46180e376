package io.regent.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A web server on a host whose one page is the name of the host. When it is closed, the host
 * refuses connections, as after the death of a real one.
 */
public final class Responder implements AutoCloseable {

    private static final int LONGEST_REQUEST = 4096;

    private final ServerSocketChannel listener;
    private final byte[] answer;
    private final Thread thread;

    Responder(Host host, int port) {
        String page = host.name() + "\n";
        String head = "HTTP/1.0 200 OK\r\nContent-Length: " + page.length() + "\r\n\r\n";
        this.answer = (head + page).getBytes(StandardCharsets.US_ASCII);
        this.listener =
                Inside.call(
                        host.namespace(),
                        () -> ServerSocketChannel.open().bind(new InetSocketAddress(port)));
        this.thread = Thread.ofPlatform().daemon().name("web of " + host.name()).start(this::serve);
    }

    private void serve() {
        while (listener.isOpen()) {
            try {
                Socket connection = listener.accept().socket();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (IOException closed) {
                // The loop ends, or goes on after a client that has gone again.
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            if (isRequest(connection.getInputStream())) connection.getOutputStream().write(answer);
        } catch (IOException gone) {
            // The client knows better what it has seen.
        }
    }

    /** Reads up to the empty line; what is left unread when a socket closes resets it. */
    private static boolean isRequest(InputStream in) throws IOException {
        byte[] request = new byte[LONGEST_REQUEST];
        for (int length = 0; length < LONGEST_REQUEST; ) {
            int count = in.read(request, length, LONGEST_REQUEST - length);
            if (count < 0) return false;
            length += count;
            String text = new String(request, 0, length, StandardCharsets.US_ASCII);
            if (text.endsWith("\r\n\r\n")) return true;
        }
        return false;
    }

    @Override
    public void close() {
        try {
            listener.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
