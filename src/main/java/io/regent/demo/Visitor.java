package io.regent.demo;

import io.regent.sys.NetworkNamespace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The client of the balanced service: asks for a page at a steady pace, each time in a connection
 * of its own as a new visitor does, and notes who answered. A request that waits holds up no other.
 */
final class Visitor implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 1000;
    private static final byte[] REQUEST =
            "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Path namespace;
    private final InetSocketAddress service;
    private final Duration pace;
    private final Visits visits = new Visits();
    private final Thread thread;
    private volatile String ended = "";
    private volatile boolean open = true;

    /**
     * @param namespace of the client's host
     * @param pace from one request to the next
     */
    Visitor(Path namespace, InetSocketAddress service, Duration pace) {
        this.namespace = namespace;
        this.service = service;
        this.pace = pace;
        this.thread = Thread.ofPlatform().daemon().name("visitor").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Visits visits() {
        return visits;
    }

    /** Why it asks no more; empty as long as it does. */
    String ended() {
        return ended;
    }

    private void run() {
        try {
            NetworkNamespace.enter(namespace.toString());
            for (long next = System.nanoTime(); open; next += pace.toNanos()) {
                while (open && next - System.nanoTime() > 0)
                    LockSupport.parkNanos(next - System.nanoTime());
                // Made here, the socket belongs to the client's host.
                var channel = SocketChannel.open();
                Thread.startVirtualThread(() -> visits.add(visit(channel)));
            }
        } catch (IOException e) {
            ended = String.valueOf(e.getMessage());
        }
    }

    private Visits.Visit visit(SocketChannel channel) {
        long asked = System.nanoTime();
        try (channel) {
            var server = ask(channel.socket());
            return new Visits.Visit(asked, System.nanoTime(), Optional.of(server), "");
        } catch (IOException e) {
            String fault = String.valueOf(e.getMessage());
            return new Visits.Visit(asked, System.nanoTime(), Optional.empty(), fault);
        }
    }

    private String ask(Socket socket) throws IOException {
        socket.connect(service, PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(REQUEST);
        var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (!answer.startsWith("HTTP/1.0 200 ")) throw new IOException("no whole page");
        return answer.substring(answer.lastIndexOf("\r\n") + 2).strip();
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
    }
}
