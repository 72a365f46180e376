package io.regent.probe;

import io.regent.sys.Epoll;
import io.regent.sys.ErrnoException;
import io.regent.sys.Poller;
import io.regent.sys.WakeUp;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads wait until a descriptor is ready: one platform thread waits in epoll for all of
 * them. Meant for virtual threads, which give up their processor while they wait.
 */
final class Readiness implements AutoCloseable {

    private static final int READABLE = Poller.EPOLLIN | Poller.EPOLLERR | Poller.EPOLLHUP;
    private static final int WRITABLE = Poller.EPOLLOUT | Poller.EPOLLERR | Poller.EPOLLHUP;
    private static final long STOP = 0;

    private final Epoll epoll;
    private final WakeUp stop;
    private final Thread thread;
    private final AtomicLong numbers = new AtomicLong(STOP + 1);
    private volatile AtomicReferenceArray<@Nullable Watch> watches =
            new AtomicReferenceArray<>(1024);
    private volatile boolean stopping;

    private Readiness() throws ErrnoException {
        epoll = Epoll.open();
        stop = WakeUp.open();
        epoll.add(stop.fd(), Poller.EPOLLIN, STOP);
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
    static final class Watch {
        private final long number;
        private final AtomicInteger ready = new AtomicInteger();
        private volatile @Nullable Thread waiting;

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

        private boolean await(int wanted, long deadlineNanos) throws InterruptedException {
            waiting = Thread.currentThread();
            try {
                while ((ready.getAndUpdate(bits -> bits & ~wanted) & wanted) == 0) {
                    if (Thread.interrupted()) throw new InterruptedException();
                    long nanos = deadlineNanos - System.nanoTime();
                    if (nanos <= 0) return false;
                    LockSupport.parkNanos(this, nanos);
                }
                return true;
            } finally {
                waiting = null;
            }
        }

        private void signal(int events) {
            ready.getAndUpdate(bits -> bits | events);
            Thread thread = waiting;
            if (thread != null) LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {
        stopping = true;
        stop.signal();
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
            stop.close();
            epoll.close();
        }
    }

    private void turn() throws ErrnoException {
        int count = epoll.await();
        for (int i = 0; i < count; i++) {
            long number = epoll.number(i);
            if (number == STOP) continue;
            Watch watch = watches.get((int) number);
            if (watch != null && watch.number == number) watch.signal(epoll.events(i));
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
