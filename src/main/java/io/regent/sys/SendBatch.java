package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * sendmmsg(2): many packets in one call. Its structures are laid out once; adding a packet copies
 * its bytes and its address. Belongs to one thread.
 *
 * <p>For each packet a {@code struct mmsghdr} of 64 bytes (msg_name at 0, msg_namelen at 8, msg_iov
 * at 16, msg_iovlen at 24), a {@code struct iovec} of 16 (iov_base at 0, iov_len at 8), a socket
 * address and the bytes.
 */
public final class SendBatch implements AutoCloseable {

    private static final MemorySegment SENDMMSG = Libc.function("sendmmsg");
    private static final int MMSGHDR_BYTES = 64;
    private static final int MSG_NAMELEN_AT = 8;
    private static final int IOVEC_BYTES = 16;
    private static final int IOV_LEN_AT = 8;
    private static final int ADDRESS_BYTES = 32;

    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final NativeBuffer headers;
    private final NativeBuffer vectors;
    private final NativeBuffer addresses;
    private final NativeBuffer packets;
    private final int capacity;
    private final int packetBytes;
    private int count;

    /**
     * @param capacity packets in one call
     * @param packetBytes the longest packet
     */
    public SendBatch(int capacity, int packetBytes) {
        this.capacity = capacity;
        this.packetBytes = packetBytes;
        this.headers = new NativeBuffer(arena, capacity * MMSGHDR_BYTES);
        this.vectors = new NativeBuffer(arena, capacity * IOVEC_BYTES);
        this.addresses = new NativeBuffer(arena, capacity * ADDRESS_BYTES);
        this.packets = new NativeBuffer(arena, capacity * packetBytes);
        for (int i = 0; i < capacity; i++) layOut(i);
    }

    public boolean isFull() {
        return count == capacity;
    }

    /**
     * @param address from {@link Sockaddr}
     */
    public void add(byte[] packet, int length, byte[] address) {
        assert !isFull() && length <= packetBytes : length;
        packets.bytes.put(count * packetBytes, packet, 0, length);
        addresses.bytes.put(count * ADDRESS_BYTES, address);
        headers.bytes.putInt(count * MMSGHDR_BYTES + MSG_NAMELEN_AT, address.length);
        vectors.bytes.putLong(count * IOVEC_BYTES + IOV_LEN_AT, length);
        count++;
    }

    /** Sends all that was added, in order, up to the first that is refused; empty afterwards. */
    public void send(Socket socket) throws ErrnoException {
        int total = count;
        count = 0;
        int sent = 0;
        while (sent < total) {
            long from = headers.address + (long) sent * MMSGHDR_BYTES;
            int result = libc.callInt(SENDMMSG, socket.fd(), from, total - sent, 0, 0, 0);
            if (result == -Errno.EINTR.number()) continue;
            if (result < 0) throw new ErrnoException("sendmmsg(" + total + " packets)", -result);
            sent += result;
        }
    }

    @Override
    public void close() {
        arena.close();
    }

    private void layOut(int i) {
        int header = i * MMSGHDR_BYTES;
        headers.bytes.putLong(header, addresses.address + (long) i * ADDRESS_BYTES);
        headers.bytes.putLong(header + 16, vectors.address + (long) i * IOVEC_BYTES);
        headers.bytes.putLong(header + 24, 1);
        vectors.bytes.putLong(i * IOVEC_BYTES, packets.address + (long) i * packetBytes);
    }
}
