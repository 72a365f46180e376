package io.regent.lab;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A packet(7) socket inside of a network namespace: whole Ethernet frames out and in, with the
 * kernel's receive times. One thread may send while another receives.
 */
final class PacketSocket implements AutoCloseable {

    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SO_TIMESTAMPNS = 35;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_MR_PROMISC = 1;
    private static final int PACKET_OUTGOING = 4;
    private static final int POLLIN = 1;
    private static final short EVERY_PROTOCOL = 0x0300; // ETH_P_ALL, 3, in network order
    private static final int LARGEST_FRAME = 4096;
    private static final int SOCKADDR_LL = 20;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment frame = arena.allocate(LARGEST_FRAME);
    private final MemorySegment sender = arena.allocate(SOCKADDR_LL, 8);
    private final MemorySegment control = arena.allocate(128, 8);
    private final MemorySegment vector = arena.allocate(16, 8);
    private final MemorySegment message = arena.allocate(56, 8);
    private final MemorySegment pollFd = arena.allocate(8, 8);
    private final Map<Integer, String> names = new ConcurrentHashMap<>();
    private final String namespace;
    private final int fd;

    /**
     * @param device the one device to use, or empty for all devices of the namespace
     */
    static PacketSocket open(String namespace, Optional<String> device) {
        return Inside.call(namespace, () -> new PacketSocket(namespace, device));
    }

    private PacketSocket(String namespace, Optional<String> device) throws IOException {
        this.namespace = namespace;
        int protocol = EVERY_PROTOCOL;
        this.fd = Native.call("socket", AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, protocol);
        option(SOL_SOCKET, SO_TIMESTAMPNS, 1);
        option(SOL_SOCKET, SO_RCVBUFFORCE, 8 << 20);
        if (device.isPresent()) bind(device.get());
        vector.set(JAVA_LONG, 0, frame.address());
        vector.set(JAVA_LONG, 8, LARGEST_FRAME);
        pollFd.set(JAVA_INT, 0, fd);
        pollFd.set(JAVA_SHORT, 4, (short) POLLIN);
    }

    private void option(int level, int name, int value) throws IOException {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment number = local.allocateFrom(JAVA_INT, value);
            Native.call("setsockopt", fd, level, name, number.address(), 4);
        }
    }

    /** Binds to one device and receives what is meant for others there too. */
    private void bind(String device) throws IOException {
        try (Arena local = Arena.ofConfined()) {
            int index = Native.call("if_nametoindex", local.allocateFrom(device).address());
            if (index == 0) throw new IOException("no device " + device + " in " + namespace);
            names.put(index, device);
            MemorySegment address = local.allocate(SOCKADDR_LL, 8);
            address.set(JAVA_SHORT, 0, (short) AF_PACKET);
            address.set(JAVA_SHORT, 2, EVERY_PROTOCOL);
            address.set(JAVA_INT, 4, index);
            Native.call("bind", fd, address.address(), SOCKADDR_LL);
            MemorySegment membership = local.allocate(16, 8);
            membership.set(JAVA_INT, 0, index);
            membership.set(JAVA_SHORT, 4, (short) PACKET_MR_PROMISC);
            Native.call(
                    "setsockopt", fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, membership.address(), 16);
        }
    }

    /** Tells which name belongs to a device number of frames to come. */
    void name(int index, String device) {
        names.put(index, device);
    }

    synchronized void send(byte[] bytes) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment copy = local.allocateFrom(JAVA_BYTE, bytes);
            Native.call("send", fd, copy.address(), bytes.length, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next frame that somebody else sent; empty when the time is over. */
    Optional<Frame> receive(int timeoutMillis) throws IOException {
        int ready = Native.call("poll", pollFd.address(), 1, timeoutMillis);
        if (ready == 0) return Optional.empty();
        message.set(JAVA_LONG, 0, sender.address());
        message.set(JAVA_INT, 8, SOCKADDR_LL);
        message.set(JAVA_LONG, 16, vector.address());
        message.set(JAVA_LONG, 24, 1);
        message.set(JAVA_LONG, 32, control.address());
        message.set(JAVA_LONG, 40, control.byteSize());
        int length = Native.call("recvmsg", fd, message.address(), 0);
        if (Byte.toUnsignedInt(sender.get(JAVA_BYTE, 10)) == PACKET_OUTGOING) {
            return Optional.empty();
        }
        // One control message: cmsghdr of 16 bytes, then struct timespec.
        long timeNanos = control.get(JAVA_LONG, 16) * 1_000_000_000 + control.get(JAVA_LONG, 24);
        int index = sender.get(JAVA_INT, 4);
        return Optional.of(
                new Frame(
                        timeNanos,
                        names.getOrDefault(index, "device " + index),
                        frame.asSlice(0, length).toArray(JAVA_BYTE)));
    }

    @Override
    public void close() {
        try {
            Native.call("close", fd);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        arena.close();
    }
}
