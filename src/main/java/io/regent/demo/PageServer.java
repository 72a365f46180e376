package io.regent.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The web server of a machine behind the directors: whatever is asked for, its page is the name of
 * the host. It lives in the demo's own process, for in an emulated kernel another JVM takes ten
 * seconds. Once closed, the host refuses connections, as after the death of any web server.
 */
final class PageServer implements AutoCloseable {

    private static final int LONGEST_REQUEST = 4096;

    private final ServerSocketChannel listener;
    private final byte[] answer;

    private PageServer(ServerSocketChannel listener, byte[] answer) {
        this.listener = listener;
        this.answer = answer;
    }

    /** Listens on every address of the host, those that come later too. */
    static PageServer start(Host host, Path namespace) throws DemoFailure, InterruptedException {
        String page = host.name() + "\n";
        String head = "HTTP/1.0 200 OK\r\nContent-Length: " + page.length() + "\r\n\r\n";
        try {
            var port = new InetSocketAddress(WebPages.PORT);
            var listener = Inside.call(namespace, () -> ServerSocketChannel.open().bind(port));
            var server =
                    new PageServer(listener, (head + page).getBytes(StandardCharsets.US_ASCII));
            Thread.ofPlatform().daemon().name("web of " + host.name()).start(server::serve);
            return server;
        } catch (IOException e) {
            throw new DemoFailure("cannot start the web server of " + host.name(), e);
        }
    }

    private void serve() {
        while (listener.isOpen()) {
            try {
                var connection = listener.accept().socket();
                Thread.startVirtualThread(() -> answer(connection));
            } catch (IOException e) {
                // Closed, and the loop ends; or the client has gone again, and it goes on.
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            if (isRequest(connection.getInputStream())) connection.getOutputStream().write(answer);
        } catch (IOException e) {
            // Whoever asked knows better what became of it.
        }
    }

    /** Reads up to the empty line: what is left unread when a socket closes resets it. */
    private static boolean isRequest(InputStream in) throws IOException {
        byte[] request = new byte[LONGEST_REQUEST];
        for (int length = 0; length < LONGEST_REQUEST; ) {
            int count = in.read(request, length, LONGEST_REQUEST - length);
            if (count < 0) return false;
            length += count;
            var text = new String(request, 0, length, StandardCharsets.US_ASCII);
            if (text.endsWith("\r\n\r\n")) return true;
        }
        return false;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            System.err.println("regent demo: a web server did not close: " + e.getMessage());
        }
    }
}
