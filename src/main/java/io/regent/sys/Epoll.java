package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * epoll(7), edge-triggered: one thread waits, any thread adds descriptors. A descriptor that is
 * closed is not watched any more; an event of it may be on its way all the same, so each is added
 * under a number that its successors do not have.
 */
public final class Epoll implements AutoCloseable {

    private static final MemorySegment EPOLL_CREATE1 = Libc.function("epoll_create1");
    private static final MemorySegment EPOLL_CTL = Libc.function("epoll_ctl");
    private static final MemorySegment EPOLL_WAIT = Libc.function("epoll_wait");

    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLLET = 1 << 31;
    private static final int EVENTS_PER_TURN = 256;

    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final NativeBuffer events =
            new NativeBuffer(arena, EVENTS_PER_TURN * Abi.EPOLL_EVENT_BYTES);
    private final int fd;

    private Epoll() throws ErrnoException {
        fd =
                Libc.orThrow(
                        libc.callInt(EPOLL_CREATE1, EPOLL_CLOEXEC, 0, 0, 0, 0, 0), "epoll_create1");
    }

    public static Epoll open() throws ErrnoException {
        return new Epoll();
    }

    /**
     * Watches a descriptor: each time it becomes ready there is an event, and one at once if it is
     * ready now. From any thread.
     *
     * @param events EPOLLIN and EPOLLOUT of {@link Poller}, or'ed
     * @param number comes back with each event
     */
    public void add(int watched, int events, long number) throws ErrnoException {
        CallScratch scratch = CallScratch.take();
        try {
            scratch.small.bytes.putInt(0, events | EPOLLET);
            scratch.small.bytes.putLong(Abi.EPOLL_DATA_AT, number);
            Libc.orThrow(
                    scratch.libc.callInt(
                            EPOLL_CTL, fd, EPOLL_CTL_ADD, watched, scratch.small.address, 0, 0),
                    "epoll_ctl(ADD)");
        } finally {
            scratch.giveBack();
        }
    }

    /**
     * Waits for events; the one waiting thread only.
     *
     * @param millis how long at most; -1 for ever
     * @return how many, for {@link #number} and {@link #events}; 0 when the time is over or a
     *     signal interrupted
     */
    public int await(int millis) throws ErrnoException {
        int count = libc.callInt(EPOLL_WAIT, fd, events.address, EVENTS_PER_TURN, millis, 0, 0);
        return count == -Errno.EINTR.number() ? 0 : Libc.orThrow(count, "epoll_wait");
    }

    /** What the event of this turn was added under. */
    public long number(int event) {
        return events.bytes.getLong(event * Abi.EPOLL_EVENT_BYTES + Abi.EPOLL_DATA_AT);
    }

    /** EPOLLIN, EPOLLOUT, EPOLLERR and EPOLLHUP of {@link Poller}, or'ed. */
    public int events(int event) {
        return events.bytes.getInt(event * Abi.EPOLL_EVENT_BYTES);
    }

    /** Once the waiting thread does not wait any more. */
    @Override
    public void close() {
        Descriptor.close(libc, fd);
        arena.close();
    }
}
