package io.regent.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An ordinary host that wants to know where an address is: it asks by ARP, and whoever answers owns
 * the address. What the daemons say about themselves does not count.
 */
public final class Observer {

    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final Host host;
    private final String device;
    private final Map<String, String> hostsByMac;

    Observer(Host host, String device, Map<String, String> hostsByMac) {
        this.host = host;
        this.device = device;
        this.hostsByMac = hostsByMac;
    }

    /** All hosts that answer for an address now. */
    public Set<String> ownersOf(String address) {
        try (Watch watch = watch(PATIENCE.dividedBy(5), address)) {
            Lab.pause(PATIENCE);
            return new TreeSet<>(
                    watch.stop().answers().stream().map(Ownership.Answer::host).toList());
        }
    }

    /** Asks for each of the addresses again and again until the watch is stopped. */
    public Watch watch(Duration every, String... addresses) {
        return new Watch(every, List.of(addresses));
    }

    /** A running observation. */
    public final class Watch implements AutoCloseable {

        private final long everyNanos;
        private final List<byte[]> questions = new ArrayList<>();
        private final Set<String> addresses;
        private final List<Ownership.Answer> answers = new ArrayList<>();
        private final PacketSocket socket;
        private final Thread thread;
        private volatile boolean open = true;

        private Watch(Duration every, List<String> addresses) {
            this.everyNanos = every.toNanos();
            this.addresses = Set.copyOf(addresses);
            for (String address : addresses) {
                questions.add(Arp.request(host.mac(device), host.address(device), address));
            }
            this.socket = PacketSocket.open(host.namespace(), Optional.of(device));
            this.thread = Thread.ofPlatform().name("observer").start(this::run);
        }

        private void run() {
            try {
                long next = System.nanoTime();
                while (open) {
                    questions.forEach(socket::send);
                    next += everyNanos;
                    for (long left = everyNanos; left > 0; left = next - System.nanoTime()) {
                        socket.receive((int) Math.ceilDiv(left, 1_000_000)).ifPresent(this::record);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void record(Frame frame) {
            Optional<Arp> reply = frame.arp().filter(Arp::isReply);
            if (reply.isEmpty() || !addresses.contains(reply.get().senderIp())) return;
            String mac = reply.get().senderMac();
            var answer =
                    new Ownership.Answer(
                            frame.timeNanos(),
                            reply.get().senderIp(),
                            hostsByMac.getOrDefault(mac, mac));
            synchronized (answers) {
                answers.add(answer);
            }
        }

        /** What has been seen until now. */
        public Ownership soFar() {
            synchronized (answers) {
                return new Ownership(answers, everyNanos);
            }
        }

        /** Ends the observation. */
        public Ownership stop() {
            close();
            return soFar();
        }

        @Override
        public void close() {
            if (!open) return;
            open = false;
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            socket.close();
        }
    }
}
