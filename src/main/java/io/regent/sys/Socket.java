package io.regent.sys;

import io.regent.net.IpFamily;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One descriptor of socket(2), closed on exec, with one buffer outside of the heap that every call
 * goes through. Belongs to one thread at a time. A call that a signal interrupts is made again.
 */
public final class Socket implements AutoCloseable {

    public static final int AF_UNIX = 1;
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;
    public static final int AF_NETLINK = 16;
    public static final int AF_PACKET = 17;

    public static final int SOCK_STREAM = 1;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_NONBLOCK = 0x800;

    public static final int MSG_DONTROUTE = 0x4;
    public static final int MSG_NOSIGNAL = 0x4000;

    /** What {@link #receive} returns when nothing is there, or nothing came in time. */
    public static final int NOTHING = -1;

    private static final MemorySegment SOCKET = Libc.function("socket");
    private static final MemorySegment BIND = Libc.function("bind");
    private static final MemorySegment SETSOCKOPT = Libc.function("setsockopt");
    private static final MemorySegment RECV = Libc.function("recv");
    private static final MemorySegment SENDTO = Libc.function("sendto");

    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_TRUNC = 0x20;
    private static final int SOCKADDR_MAX_BYTES = 128;
    private static final int SOCK_FILTER_BYTES = 8;
    private static final int SOCK_FPROG_BYTES = 16;

    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final NativeBuffer peer = new NativeBuffer(arena, SOCKADDR_MAX_BYTES);
    private final NativeBuffer buffer;
    private final int fd;

    private Socket(int domain, int type, int protocol, int bufferBytes) throws ErrnoException {
        buffer = new NativeBuffer(arena, bufferBytes);
        int result = libc.callInt(SOCKET, domain, type | SOCK_CLOEXEC, protocol, 0, 0, 0);
        if (result < 0) {
            arena.close();
            throw new ErrnoException(describe(domain, type, protocol), -result);
        }
        fd = result;
    }

    /**
     * @param domain AF_ of this class
     * @param type SOCK_ of this class
     * @param protocol as the domain's manual page has it, in network order for AF_PACKET
     * @param bufferBytes the longest packet to send or to receive whole
     */
    public static Socket open(int domain, int type, int protocol, int bufferBytes)
            throws ErrnoException {
        return new Socket(domain, type, protocol, bufferBytes);
    }

    /** AF_INET or AF_INET6. */
    public static int domain(IpFamily family) {
        return family == IpFamily.IPV4 ? AF_INET : AF_INET6;
    }

    public int fd() {
        return fd;
    }

    /**
     * @param address from {@link Sockaddr}
     * @param what the address in words, for the error
     */
    public void bind(byte[] address, String what) throws ErrnoException {
        peer.bytes.put(0, address);
        int result = libc.callInt(BIND, fd, peer.address, address.length, 0, 0, 0);
        if (result < 0) throw new ErrnoException("bind(" + what + ")", -result);
    }

    public void setOption(SocketOption option, int value) throws ErrnoException {
        buffer.bytes.putInt(0, value);
        setFromBuffer(option, Integer.BYTES);
    }

    /**
     * @param value the bytes of the option's structure
     */
    public void setOption(SocketOption option, byte[] value) throws ErrnoException {
        buffer.bytes.put(0, value);
        setFromBuffer(option, value.length);
    }

    /**
     * SO_ATTACH_FILTER of socket(7).
     *
     * @param program classic BPF, eight bytes an instruction; the kernel keeps a copy
     */
    public void attachFilter(byte[] program) throws ErrnoException {
        try (var scratch = Arena.ofConfined()) {
            var instructions = new NativeBuffer(scratch, program.length);
            instructions.bytes.put(0, program);
            buffer.bytes.putLong(0, 0);
            buffer.bytes.putShort(0, (short) (program.length / SOCK_FILTER_BYTES));
            buffer.bytes.putLong(Long.BYTES, instructions.address);
            setFromBuffer(SocketOption.SO_ATTACH_FILTER, SOCK_FPROG_BYTES);
        }
    }

    /**
     * recv(2) of one packet.
     *
     * @return the true length of the packet, of which {@code into} holds as much as fits: a length
     *     of more than {@code into.length} means that the rest was cut off; {@link #NOTHING} when
     *     there is none
     */
    public int receive(byte[] into) throws ErrnoException {
        int room = Math.min(into.length, buffer.sizeBytes());
        int length;
        do {
            length = (int) libc.callLong(RECV, fd, buffer.address, room, MSG_TRUNC, 0, 0);
        } while (length == -Errno.EINTR.number());
        if (length == -Errno.EAGAIN.number()) return NOTHING;
        if (length < 0) throw new ErrnoException("recv", -length);
        buffer.bytes.get(0, into, 0, Math.min(length, room));
        return length;
    }

    /**
     * sendto(2), with the refusal as a number: for senders to whom one is nothing unusual.
     *
     * @param flags MSG_ of this class
     * @param address from {@link Sockaddr}; empty for the peer of connect(2), or the kernel of
     *     netlink(7)
     * @return 0, or errno; EMSGSIZE for more than was announced to {@link #open}
     */
    public int trySend(byte[] packet, int length, int flags, byte[] address) {
        if (length > buffer.sizeBytes()) return Errno.EMSGSIZE.number();
        buffer.bytes.put(0, packet, 0, length);
        peer.bytes.put(0, address);
        long peerAt = address.length == 0 ? 0 : peer.address;
        int sent;
        do {
            sent =
                    (int)
                            libc.callLong(
                                    SENDTO,
                                    fd,
                                    buffer.address,
                                    length,
                                    flags,
                                    peerAt,
                                    address.length);
        } while (sent == -Errno.EINTR.number());
        return sent < 0 ? -sent : 0;
    }

    /**
     * {@link #trySend}, with the refusal as an exception.
     *
     * @param what the receiver in words, for the error
     */
    public void send(byte[] packet, int length, int flags, byte[] address, String what)
            throws ErrnoException {
        int errno = trySend(packet, length, flags, address);
        if (errno != 0) throw new ErrnoException(what, errno);
    }

    @Override
    public void close() {
        Descriptor.close(libc, fd);
        arena.close();
    }

    static String describe(int domain, int type, int protocol) {
        String domainName =
                switch (domain) {
                    case AF_UNIX -> "AF_UNIX";
                    case AF_INET -> "AF_INET";
                    case AF_INET6 -> "AF_INET6";
                    case AF_NETLINK -> "AF_NETLINK";
                    case AF_PACKET -> "AF_PACKET";
                    default -> Integer.toString(domain);
                };
        String typeName =
                switch (type & ~SOCK_NONBLOCK) {
                    case SOCK_STREAM -> "SOCK_STREAM";
                    case SOCK_RAW -> "SOCK_RAW";
                    default -> "SOCK_DGRAM";
                };
        return "socket(" + domainName + ", " + typeName + ", " + protocol + ")";
    }

    private void setFromBuffer(SocketOption option, int lengthBytes) throws ErrnoException {
        int result =
                libc.callInt(
                        SETSOCKOPT,
                        fd,
                        option.level,
                        option.number,
                        buffer.address,
                        lengthBytes,
                        0);
        if (result < 0) throw new ErrnoException("setsockopt(" + option + ")", -result);
    }
}
