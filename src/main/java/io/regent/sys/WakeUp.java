package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * eventfd(2): any thread wakes the one that polls. Signals that come before {@link #clear()} count
 * as one.
 */
public final class WakeUp implements AutoCloseable {

    private static final MemorySegment EVENTFD = Libc.function("eventfd");
    private static final int EFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;
    private static final int COUNTER_BYTES = 8;

    private final Arena arena = Arena.ofShared();
    private final Libc signalling = new Libc(arena);
    private final Libc clearing = new Libc(arena);
    private final NativeBuffer one = new NativeBuffer(arena, COUNTER_BYTES);
    private final NativeBuffer counter = new NativeBuffer(arena, COUNTER_BYTES);
    private final int fd;
    private boolean closed;

    private WakeUp() throws ErrnoException {
        one.bytes.putLong(0, 1);
        fd =
                Libc.orThrow(
                        signalling.callInt(EVENTFD, 0, EFD_CLOEXEC_NONBLOCK, 0, 0, 0, 0),
                        "eventfd");
    }

    public static WakeUp open() throws ErrnoException {
        return new WakeUp();
    }

    /** For {@link Poller#add}, with EPOLLIN. */
    public int fd() {
        return fd;
    }

    /**
     * Makes {@link #fd()} readable. From any thread; after {@link #close()} it does nothing. The
     * only possible refusal, a full counter, is itself a wake-up.
     */
    public synchronized void signal() {
        if (!closed) Descriptor.write(signalling, fd, one, COUNTER_BYTES);
    }

    /** Makes {@link #fd()} unreadable until the next signal. From the polling thread. */
    public void clear() {
        Descriptor.read(clearing, fd, counter);
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        Descriptor.close(signalling, fd);
        arena.close();
    }
}
