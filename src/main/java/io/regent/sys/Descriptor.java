package io.regent.sys;

import java.lang.foreign.MemorySegment;

/** What read(2), write(2) and close(2) do to any descriptor. */
final class Descriptor {

    private static final MemorySegment READ = Libc.function("read");
    private static final MemorySegment WRITE = Libc.function("write");
    private static final MemorySegment CLOSE = Libc.function("close");

    private Descriptor() {}

    /** The number of bytes read into the start of {@code into}, or the negated errno. */
    static int read(Libc libc, int fd, NativeBuffer into) {
        return (int) libc.callLong(READ, fd, into.address, into.sizeBytes(), 0, 0, 0);
    }

    /** The number of bytes written, or the negated errno. */
    static int write(Libc libc, int fd, NativeBuffer from, int lengthBytes) {
        return (int) libc.callLong(WRITE, fd, from.address, lengthBytes, 0, 0, 0);
    }

    /** Linux has given the descriptor back whatever close(2) returns, so nothing is checked. */
    static void close(Libc libc, int fd) {
        libc.callInt(CLOSE, fd, 0, 0, 0, 0, 0);
    }
}
