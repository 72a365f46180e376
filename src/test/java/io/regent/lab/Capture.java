package io.regent.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that enters the switch, each frame once, at the port of the host that sent it. Runs
 * from the moment that the laboratory opens.
 */
public final class Capture implements AutoCloseable {

    private static final int TURN_MILLIS = 50;

    private final PacketSocket socket;
    private final Map<Integer, String> ports;
    private final List<Frame> frames = new ArrayList<>();
    private final Thread reader;
    private volatile boolean open = true;

    /**
     * @param ports the numbers and names of the switch's ports; other devices are not recorded
     */
    Capture(String namespace, Map<Integer, String> ports) {
        this.ports = ports;
        this.socket = PacketSocket.open(namespace, Optional.empty());
        ports.forEach(socket::name);
        this.reader = Thread.ofPlatform().name("capture " + namespace).start(this::run);
    }

    private void run() {
        try {
            while (open) socket.receive(TURN_MILLIS).ifPresent(this::record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void record(Frame frame) {
        if (!ports.containsValue(frame.port())) return;
        frames.add(frame);
        notifyAll();
    }

    public synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** All adverts of a virtual router id so far, oldest first. */
    public List<Advert> adverts(int vrid) {
        return adverts().filter(advert -> advert.vrid() == vrid).toList();
    }

    public List<Advert> adverts(int vrid, String sender) {
        return adverts(vrid).stream().filter(advert -> advert.sender().equals(sender)).toList();
    }

    public Stream<Advert> adverts() {
        return frames().stream().flatMap(frame -> frame.advert().stream());
    }

    /** All announcements of an address so far, oldest first. */
    public List<Arp> announcements(String address) {
        return frames().stream()
                .flatMap(frame -> frame.arp().stream())
                .filter(arp -> arp.isGratuitous() && arp.senderIp().equals(address))
                .toList();
    }

    /** The first frame after {@code fromNanos} that fits; fails when none comes in time. */
    public synchronized Frame await(
            String what, long fromNanos, Duration timeout, Predicate<Frame> fits) {
        long deadline = System.nanoTime() + timeout.toNanos();
        int next = 0;
        while (true) {
            for (; next < frames.size(); next++) {
                Frame frame = frames.get(next);
                if (frame.timeNanos() >= fromNanos && fits.test(frame)) return frame;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) throw new AssertionError("waited " + timeout + " in vain for " + what);
            try {
                wait(Math.max(1, left / 1_000_000));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The first advert of a virtual router after {@code fromNanos} that fits. */
    public Advert awaitAdvert(int vrid, long fromNanos, Duration timeout, Predicate<Advert> fits) {
        String what = "an advert of virtual router " + vrid;
        Predicate<Advert> ours = advert -> advert.vrid() == vrid && fits.test(advert);
        return await(what, fromNanos, timeout, frame -> frame.advert().filter(ours).isPresent())
                .advert()
                .orElseThrow();
    }

    @Override
    public void close() {
        open = false;
        try {
            reader.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        socket.close();
    }
}
