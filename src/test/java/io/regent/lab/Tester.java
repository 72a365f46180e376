package io.regent.lab;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Sends any frame, right or wrong, from a host of its own. */
public final class Tester implements AutoCloseable {

    private final Host host;
    private final PacketSocket socket;
    private final java.util.List<Stream> streams = new java.util.ArrayList<>();

    Tester(Host host) {
        this.host = host;
        this.socket = PacketSocket.open(host.namespace(), Optional.of("eth0"));
    }

    public String mac() {
        return host.mac("eth0");
    }

    public String address() {
        return host.address();
    }

    public void send(byte[] frame) {
        socket.send(frame);
    }

    /**
     * Sends one advert; the time just before it left, for an answer can be faster than a look at
     * the clock afterwards.
     */
    public long send(Forgery forgery) {
        byte[] frame = forgery.frame(mac());
        long now = Lab.nowNanos();
        send(frame);
        return now;
    }

    /** Sends an advert now and then at every interval until the stream is closed. */
    public synchronized Stream repeat(double everySeconds, Supplier<Forgery> next) {
        var stream = new Stream((long) (everySeconds * 1e9), next);
        streams.add(stream);
        return stream;
    }

    public Stream repeat(double everySeconds, Forgery forgery) {
        return repeat(everySeconds, () -> forgery);
    }

    /** A router that speaks at a steady pace, on an absolute schedule. */
    public final class Stream implements AutoCloseable {

        private final Thread thread;
        private volatile boolean open = true;
        private volatile long lastNanos;

        private Stream(long everyNanos, Supplier<Forgery> forgery) {
            this.thread =
                    Thread.ofPlatform()
                            .name("stream")
                            .start(() -> {
                                long next = System.nanoTime();
                                while (open) {
                                    lastNanos = send(forgery.get());
                                    next += everyNanos;
                                    waitUntil(next);
                                }
                            });
        }

        private void waitUntil(long time) {
            for (long left = time - System.nanoTime();
                    open && left > 0;
                    left = time - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        /** Falls silent; the time of the last advert. */
        public long silence() {
            close();
            return lastNanos;
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
        }
    }

    @Override
    public synchronized void close() {
        streams.forEach(Stream::close);
        socket.close();
    }
}
