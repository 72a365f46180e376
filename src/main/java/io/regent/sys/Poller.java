package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * epoll(7) with one timer: waits until a descriptor is ready or a deadline has come, and calls the
 * handlers of what is ready on the thread that waits. Belongs to that one thread. A turn allocates
 * nothing but the 40 bytes or so that the JVM itself may need for each system call.
 *
 * <p>Level-triggered: a handler that leaves something unread is called again in the next turn. A
 * handler may be called once without need, so what it reads must not block.
 */
public final class Poller implements AutoCloseable {

    /** What a descriptor is watched for, and what a handler is told (epoll_ctl(2)). */
    public static final int EPOLLIN = 0x001;

    public static final int EPOLLOUT = 0x004;
    public static final int EPOLLERR = 0x008;
    public static final int EPOLLHUP = 0x010;

    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final MemorySegment EPOLL_CREATE1 = Libc.function("epoll_create1");
    private static final MemorySegment EPOLL_CTL = Libc.function("epoll_ctl");
    private static final MemorySegment EPOLL_WAIT = Libc.function("epoll_wait");
    private static final MemorySegment TIMERFD_CREATE = Libc.function("timerfd_create");
    private static final MemorySegment TIMERFD_SETTIME = Libc.function("timerfd_settime");

    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int TFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;
    private static final int TFD_TIMER_ABSTIME = 1;
    private static final int ITIMERSPEC_BYTES = 32;
    private static final int VALUE_SECONDS_AT = 16;
    private static final int VALUE_NANOS_AT = 24;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int EVENTS_PER_TURN = 64;

    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final NativeBuffer events =
            new NativeBuffer(arena, EVENTS_PER_TURN * Abi.EPOLL_EVENT_BYTES);
    private final NativeBuffer change = new NativeBuffer(arena, Abi.EPOLL_EVENT_BYTES);
    private final NativeBuffer timerValue = new NativeBuffer(arena, ITIMERSPEC_BYTES);
    private final int epollFd;
    private final int timerFd;

    /** By descriptor number: the kernel gives out the lowest free one, so the table stays short. */
    private @Nullable Handler[] handlers = new Handler[64];

    private long armedNanos = NEVER;

    /** Told on the waiting thread that its descriptor is ready. */
    @FunctionalInterface
    public interface Handler {

        /**
         * @param events EPOLLIN, EPOLLOUT, EPOLLERR and EPOLLHUP, or'ed
         */
        void ready(int events);
    }

    private Poller() throws ErrnoException {
        epollFd =
                Libc.orThrow(
                        libc.callInt(EPOLL_CREATE1, EPOLL_CLOEXEC, 0, 0, 0, 0, 0), "epoll_create1");
        timerFd =
                Libc.orThrow(
                        libc.callInt(
                                TIMERFD_CREATE, CLOCK_MONOTONIC, TFD_CLOEXEC_NONBLOCK, 0, 0, 0, 0),
                        "timerfd_create(CLOCK_MONOTONIC)");
        control(EPOLL_CTL_ADD, timerFd, EPOLLIN);
    }

    public static Poller open() throws ErrnoException {
        return new Poller();
    }

    /** Watches {@code fd}; it must be non-blocking and must be removed before it is closed. */
    public void add(int fd, int events, Handler handler) throws ErrnoException {
        control(EPOLL_CTL_ADD, fd, events);
        if (fd >= handlers.length) handlers = Arrays.copyOf(handlers, 2 * fd);
        handlers[fd] = handler;
    }

    /** Stops to watch {@code fd}; its handler is not called any more, not even in this turn. */
    public void remove(int fd) throws ErrnoException {
        handlers[fd] = null;
        control(EPOLL_CTL_DEL, fd, 0);
    }

    /**
     * One turn: waits until something is ready or the deadline has come, then calls the handlers of
     * all that is ready. A signal that interrupts the wait ends the turn. What a handler throws
     * comes out here; the handlers that were not called yet are called in the next turn.
     *
     * @param deadlineNanos on the scale of {@link System#nanoTime()}, which is CLOCK_MONOTONIC; a
     *     time in the past does not wait; {@link #NEVER} waits for descriptors only
     * @return whether the deadline has come
     */
    public boolean await(long deadlineNanos) throws ErrnoException {
        arm(deadlineNanos);
        int count = libc.callInt(EPOLL_WAIT, epollFd, events.address, EVENTS_PER_TURN, -1, 0, 0);
        if (count == -Errno.EINTR.number()) return false;
        Libc.orThrow(count, "epoll_wait");
        boolean deadlineHasCome = false;
        for (int i = 0; i < count; i++) {
            int at = i * Abi.EPOLL_EVENT_BYTES;
            int fd = events.bytes.getInt(at + Abi.EPOLL_DATA_AT);
            if (fd == timerFd) {
                deadlineHasCome = true;
                continue;
            }
            Handler handler = handlers[fd];
            if (handler != null) handler.ready(events.bytes.getInt(at));
        }
        return deadlineHasCome;
    }

    @Override
    public void close() {
        Descriptor.close(libc, timerFd);
        Descriptor.close(libc, epollFd);
        arena.close();
    }

    /**
     * A timer that has expired stays readable until it is set anew, so a deadline that did not move
     * needs no system call, and an expired one no read.
     */
    private void arm(long deadlineNanos) throws ErrnoException {
        if (deadlineNanos == armedNanos) return;
        // A value of zero would disarm the timer.
        long nanos = deadlineNanos == NEVER ? 0 : Math.max(deadlineNanos, 1);
        timerValue.bytes.putLong(VALUE_SECONDS_AT, nanos / NANOS_PER_SECOND);
        timerValue.bytes.putLong(VALUE_NANOS_AT, nanos % NANOS_PER_SECOND);
        Libc.orThrow(
                libc.callInt(
                        TIMERFD_SETTIME, timerFd, TFD_TIMER_ABSTIME, timerValue.address, 0, 0, 0),
                "timerfd_settime");
        armedNanos = deadlineNanos;
    }

    private void control(int operation, int fd, int events) throws ErrnoException {
        change.bytes.putInt(0, events);
        change.bytes.putInt(Abi.EPOLL_DATA_AT, fd);
        int result = libc.callInt(EPOLL_CTL, epollFd, operation, fd, change.address, 0, 0);
        if (result < 0)
            throw new ErrnoException("epoll_ctl(" + operation + ", " + fd + ")", -result);
    }
}
