package io.regent.probe;

import io.regent.sys.Epoll;
import io.regent.sys.ErrnoException;
import io.regent.sys.Poller;
import io.regent.sys.WakeUp;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads wait until a descriptor is ready, or a deadline has come: one platform thread waits
 * in epoll for all of them. Meant for virtual threads, which give up their processor while they
 * wait.
 *
 * <p>The deadlines are kept here, as a thread that parks for a time has the JDK wake another thread
 * of its own, twice, and most of them are never reached. And turns that would follow each other
 * faster than anybody could notice are made one: under load that saves most changes between
 * threads.
 */
final class Readiness implements AutoCloseable {

    private static final int READABLE = Poller.EPOLLIN | Poller.EPOLLERR | Poller.EPOLLHUP;
    private static final int WRITABLE = Poller.EPOLLOUT | Poller.EPOLLERR | Poller.EPOLLHUP;
    private static final long OURSELVES = 0;
    private static final long SLACK_NANOS = 1_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_WAIT_NANOS = 3_600_000_000_000L;

    private final Epoll epoll;
    private final WakeUp wakeUp;
    private final Thread thread;
    private final AtomicLong numbers = new AtomicLong(OURSELVES + 1);
    private volatile AtomicReferenceArray<@Nullable Watch> watches =
            new AtomicReferenceArray<>(1024);

    /**
     * Those that wait, by deadline. Guarded by itself. Few at a time, and each soon leaves again.
     */
    private final PriorityQueue<Watch> waiting = new PriorityQueue<>();

    /** When the thread looks at the deadlines again. Guarded by {@link #waiting}. */
    private long looksNanos;

    private long lastTurnNanos = System.nanoTime() - SLACK_NANOS;
    private volatile boolean stopping;

    private Readiness() throws ErrnoException {
        epoll = Epoll.open();
        wakeUp = WakeUp.open();
        epoll.add(wakeUp.fd(), Poller.EPOLLIN, OURSELVES);
        thread = Thread.ofPlatform().name("check sockets").daemon().unstarted(this::run);
    }

    static Readiness start() throws ErrnoException {
        var readiness = new Readiness();
        readiness.thread.start();
        return readiness;
    }

    /** Watches a descriptor until it is closed; it must not block. */
    Watch watch(int fd) throws ErrnoException {
        // The descriptor tells where to look, the number whether it is still the same socket.
        long number = numbers.getAndIncrement() << Integer.SIZE | fd;
        var watch = new Watch(number);
        register(fd, watch);
        epoll.add(fd, Poller.EPOLLIN | Poller.EPOLLOUT, number);
        return watch;
    }

    /** What is ready on one descriptor. For one waiting thread at a time. */
    final class Watch implements Comparable<Watch> {
        private final long number;
        private final AtomicInteger ready = new AtomicInteger();
        private volatile @Nullable Thread waiter;
        private long deadlineNanos;

        private Watch(long number) {
            this.number = number;
        }

        /**
         * Waits until reading may give more than {@link io.regent.sys.LightSocket#WOULD_BLOCK}; it
         * may still give that.
         *
         * @param deadlineNanos on the scale of {@link System#nanoTime()}
         * @return false when the deadline came first
         */
        boolean awaitReadable(long deadlineNanos) throws InterruptedException {
            return await(READABLE, deadlineNanos);
        }

        /** The same for writing, or for the end of connecting. */
        boolean awaitWritable(long deadlineNanos) throws InterruptedException {
            return await(WRITABLE, deadlineNanos);
        }

        @Override
        public int compareTo(Watch other) {
            return Long.compare(deadlineNanos - other.deadlineNanos, 0);
        }

        private boolean await(int wanted, long untilNanos) throws InterruptedException {
            if (isReady(wanted)) return true;
            deadlineNanos = untilNanos;
            waiter = Thread.currentThread();
            enter(this);
            try {
                while (!isReady(wanted)) {
                    if (Thread.interrupted()) throw new InterruptedException();
                    if (untilNanos - System.nanoTime() <= 0) return false;
                    LockSupport.park(this);
                }
                return true;
            } finally {
                waiter = null;
                leave(this);
            }
        }

        private boolean isReady(int wanted) {
            return (ready.getAndUpdate(bits -> bits & ~wanted) & wanted) != 0;
        }

        private void signal(int events) {
            ready.getAndUpdate(bits -> bits | events);
            wake();
        }

        private void wake() {
            Thread thread = waiter;
            if (thread != null) LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {
        stopping = true;
        wakeUp.signal();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) turn();
        } catch (ErrnoException e) {
            throw new AssertionError("waiting for checks is impossible", e);
        } finally {
            wakeUp.close();
            epoll.close();
        }
    }

    private void turn() throws ErrnoException {
        int count = epoll.await(millisToWait());
        long restNanos = lastTurnNanos + SLACK_NANOS - System.nanoTime();
        if (restNanos > 0 && !stopping) LockSupport.parkNanos(this, restNanos);
        lastTurnNanos = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long number = epoll.number(i);
            if (number == OURSELVES) {
                wakeUp.clear();
                continue;
            }
            Watch watch = watches.get((int) number);
            if (watch != null && watch.number == number) watch.signal(epoll.events(i));
        }
        wakeThoseDue(lastTurnNanos);
    }

    /** Whoever is too late looks at the clock and leaves. */
    private void wakeThoseDue(long nowNanos) {
        synchronized (waiting) {
            for (Watch each = waiting.peek();
                    each != null && each.deadlineNanos - nowNanos <= 0;
                    each = waiting.peek()) {
                waiting.remove();
                each.wake();
            }
        }
    }

    private int millisToWait() {
        synchronized (waiting) {
            long nowNanos = System.nanoTime();
            Watch first = waiting.peek();
            long nanos = first == null ? LONGEST_WAIT_NANOS : first.deadlineNanos - nowNanos;
            nanos = Math.clamp(nanos, 0, LONGEST_WAIT_NANOS);
            looksNanos = nowNanos + nanos;
            return (int) ((nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
        }
    }

    private void enter(Watch watch) {
        boolean comesFirst;
        synchronized (waiting) {
            waiting.add(watch);
            comesFirst = watch.deadlineNanos - looksNanos < 0;
            if (comesFirst) looksNanos = watch.deadlineNanos;
        }
        if (comesFirst) wakeUp.signal();
    }

    private void leave(Watch watch) {
        synchronized (waiting) {
            waiting.remove(watch);
        }
    }

    private synchronized void register(int fd, Watch watch) {
        if (fd >= watches.length()) {
            var larger = new AtomicReferenceArray<@Nullable Watch>(2 * fd);
            for (int i = 0; i < watches.length(); i++) larger.set(i, watches.get(i));
            watches = larger;
        }
        watches.set(fd, watch);
    }
}
