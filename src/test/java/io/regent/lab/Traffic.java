package io.regent.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that asks for a page at a steady pace, each time in a connection of its own, and notes
 * who answered or how it failed. One that waits holds up no other.
 */
public final class Traffic implements AutoCloseable {

    private static final byte[] REQUEST =
            "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** How a connection can fail, as a user would tell it. */
    public enum Failure {
        /** Nobody listens there, said the other side. */
        REFUSED,
        /** Nobody said anything within the time for connecting. */
        NO_CONNECTION,
        /** Connected, and then no whole answer within the time. */
        NO_ANSWER,
        /** Connected, and cut off before the answer was whole. */
        CUT_OFF,
        /** The client's own kernel knows no way. */
        NO_ROUTE
    }

    private final Host client;
    private final InetSocketAddress service;
    private final long everyNanos;
    private final int patienceMillis;
    private final List<Tally.Attempt> attempts = new ArrayList<>();
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread;
    private volatile boolean open = true;

    Traffic(Host client, InetSocketAddress service, Duration every, Duration patience) {
        this.client = client;
        this.service = service;
        this.everyNanos = every.toNanos();
        this.patienceMillis = Math.toIntExact(patience.toMillis());
        this.thread = Thread.ofPlatform().daemon().name("traffic").start(this::run);
    }

    private void run() {
        try {
            Inside.enter(client.namespace());
            for (long next = System.nanoTime(); open; next += everyNanos) {
                for (long left = next - System.nanoTime();
                        open && left > 0;
                        left = next - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (!open) return;
                // Made here, the socket belongs to the client's host.
                SocketChannel socket = SocketChannel.open();
                connections.execute(() -> attempt(socket));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void attempt(SocketChannel channel) {
        long started = Lab.nowNanos();
        var exchange = new Exchange();
        try (channel) {
            exchange.with(channel.socket());
        } catch (SocketTimeoutException e) {
            exchange.failure = exchange.connected ? Failure.NO_ANSWER : Failure.NO_CONNECTION;
        } catch (ConnectException e) {
            exchange.failure = isRefusal(e) ? Failure.REFUSED : Failure.NO_CONNECTION;
        } catch (IOException e) {
            exchange.failure = exchange.connected ? Failure.CUT_OFF : Failure.NO_ROUTE;
        }
        long took = Lab.nowNanos() - started;
        synchronized (attempts) {
            attempts.add(new Tally.Attempt(started, took, exchange.server, exchange.failure));
        }
    }

    private static boolean isRefusal(ConnectException e) {
        return String.valueOf(e.getMessage()).contains("refused");
    }

    /** One connection, as far as it got. */
    private final class Exchange {
        private boolean connected;
        private String server = "";
        private @org.jspecify.annotations.Nullable Failure failure;

        private void with(Socket socket) throws IOException {
            socket.connect(service, patienceMillis);
            connected = true;
            socket.setSoTimeout(patienceMillis);
            socket.getOutputStream().write(REQUEST);
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!answer.startsWith("HTTP/1.0 200 ")) failure = Failure.CUT_OFF;
            server = answer.substring(answer.lastIndexOf("\r\n") + 1).strip();
        }
    }

    /** What has ended until now. */
    public Tally soFar() {
        synchronized (attempts) {
            return new Tally(attempts);
        }
    }

    /** Begins no more connections, waits for those that have begun, and counts. */
    public Tally stop() {
        close();
        return soFar();
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        connections.close();
    }
}
