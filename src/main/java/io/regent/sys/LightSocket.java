package io.regent.sys;

import java.lang.foreign.MemorySegment;

/**
 * One descriptor of socket(2) that never blocks, closed on exec, with nothing else of its own: for
 * those who open thousands for a moment each. Any thread may use it, one at a time; a call that
 * would have to wait says so.
 */
public final class LightSocket implements AutoCloseable {

    /** What {@link #read} returns when nothing is there yet. */
    public static final int WOULD_BLOCK = -Errno.EAGAIN.number();

    /** The longest piece that {@link #read} and {@link #write} move at once. */
    public static final int MAX_BYTES = CallScratch.DATA_BYTES;

    private static final MemorySegment SOCKET = Libc.function("socket");
    private static final MemorySegment BIND = Libc.function("bind");
    private static final MemorySegment CONNECT = Libc.function("connect");
    private static final MemorySegment SETSOCKOPT = Libc.function("setsockopt");
    private static final MemorySegment GETSOCKOPT = Libc.function("getsockopt");
    private static final MemorySegment RECV = Libc.function("recv");
    private static final MemorySegment SEND = Libc.function("send");

    private static final int SOCK_CLOEXEC_NONBLOCK = 0x80000 | Socket.SOCK_NONBLOCK;
    private static final int MSG_TRUNC = 0x20;
    private static final int LENGTH_AT = 64;

    private final int fd;
    private boolean closed;

    private LightSocket(int fd) {
        this.fd = fd;
    }

    /**
     * @param domain AF_ of {@link Socket}
     * @param type SOCK_ of {@link Socket}
     */
    public static LightSocket open(int domain, int type, int protocol) throws ErrnoException {
        CallScratch scratch = CallScratch.take();
        try {
            int fd =
                    scratch.libc.callInt(
                            SOCKET, domain, type | SOCK_CLOEXEC_NONBLOCK, protocol, 0, 0, 0);
            if (fd < 0) throw new ErrnoException(Socket.describe(domain, type, protocol), -fd);
            return new LightSocket(fd);
        } finally {
            scratch.giveBack();
        }
    }

    public int fd() {
        return fd;
    }

    public void setOption(SocketOption option, int value) throws ErrnoException {
        CallScratch scratch = CallScratch.take();
        try {
            scratch.small.bytes.putInt(0, value);
            setOption(scratch, option, Integer.BYTES);
        } finally {
            scratch.giveBack();
        }
    }

    /**
     * @param value the bytes of the option's structure, at most 64
     */
    public void setOption(SocketOption option, byte[] value) throws ErrnoException {
        CallScratch scratch = CallScratch.take();
        try {
            scratch.small.bytes.put(0, value);
            setOption(scratch, option, value.length);
        } finally {
            scratch.giveBack();
        }
    }

    /**
     * @param address from {@link Sockaddr}
     * @param what the address in words, for the error
     */
    public void bind(byte[] address, String what) throws ErrnoException {
        int errno = give(BIND, address);
        if (errno != 0) throw new ErrnoException("bind(" + what + ")", errno);
    }

    /**
     * connect(2).
     *
     * @param address from {@link Sockaddr}
     * @return 0, or errno; EINPROGRESS when a stream becomes writable later, with {@link #error}
     *     saying how it went, or another call of this with the same address: EALREADY as long as it
     *     has not gone either way
     */
    public int connect(byte[] address) {
        return give(CONNECT, address);
    }

    /** SO_ERROR: errno of what has gone wrong since it was last asked, 0 for nothing. */
    public int error() {
        CallScratch scratch = CallScratch.take();
        try {
            scratch.small.bytes.putInt(LENGTH_AT, Integer.BYTES);
            int result =
                    scratch.libc.callInt(
                            GETSOCKOPT,
                            fd,
                            SocketOption.SO_ERROR.level,
                            SocketOption.SO_ERROR.number,
                            scratch.small.address,
                            scratch.small.address + LENGTH_AT,
                            0);
            return result < 0 ? -result : scratch.small.bytes.getInt(0);
        } finally {
            scratch.giveBack();
        }
    }

    /**
     * recv(2).
     *
     * @return the number of bytes, 0 at the end of a stream, {@link #WOULD_BLOCK}, or the negated
     *     errno
     */
    public int read(byte[] into, int offset, int length) {
        return receive(into, offset, length, 0);
    }

    /** {@link #read} of one datagram: the result is its true length, though it may be cut off. */
    public int readDatagram(byte[] into) {
        return receive(into, 0, into.length, MSG_TRUNC);
    }

    private int receive(byte[] into, int offset, int length, int flags) {
        CallScratch scratch = CallScratch.take();
        try {
            int room = Math.min(length, scratch.data.sizeBytes());
            long address = scratch.data.address;
            int count;
            do {
                count = (int) scratch.libc.callLong(RECV, fd, address, room, flags, 0, 0);
            } while (count == -Errno.EINTR.number());
            if (count > 0) scratch.data.bytes.get(0, into, offset, Math.min(count, room));
            return count;
        } finally {
            scratch.giveBack();
        }
    }

    /**
     * send(2), without SIGPIPE.
     *
     * @return the number of bytes taken, {@link #WOULD_BLOCK}, or the negated errno
     */
    public int write(byte[] from, int offset, int length) {
        CallScratch scratch = CallScratch.take();
        try {
            int some = Math.min(length, scratch.data.sizeBytes());
            scratch.data.bytes.put(0, from, offset, some);
            int count;
            do {
                count =
                        (int)
                                scratch.libc.callLong(
                                        SEND,
                                        fd,
                                        scratch.data.address,
                                        some,
                                        Socket.MSG_NOSIGNAL,
                                        0,
                                        0);
            } while (count == -Errno.EINTR.number());
            return count;
        } finally {
            scratch.giveBack();
        }
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        CallScratch scratch = CallScratch.take();
        try {
            Descriptor.close(scratch.libc, fd);
        } finally {
            scratch.giveBack();
        }
    }

    private void setOption(CallScratch scratch, SocketOption option, int lengthBytes)
            throws ErrnoException {
        int result =
                scratch.libc.callInt(
                        SETSOCKOPT,
                        fd,
                        option.level,
                        option.number,
                        scratch.small.address,
                        lengthBytes,
                        0);
        if (result < 0) throw new ErrnoException("setsockopt(" + option + ")", -result);
    }

    private int give(MemorySegment function, byte[] address) {
        CallScratch scratch = CallScratch.take();
        try {
            scratch.small.bytes.put(0, address);
            return -scratch.libc.callInt(
                    function, fd, scratch.small.address, address.length, 0, 0, 0);
        } finally {
            scratch.giveBack();
        }
    }
}
