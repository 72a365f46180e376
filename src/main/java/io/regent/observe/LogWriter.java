package io.regent.observe;

import io.regent.sys.ErrnoException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes lines from any thread without a lock, and writes them on a thread of its own: a full disk
 * or a dead syslog daemon holds up nobody. When more lines wait than the queue has room for, new
 * ones are dropped and counted, and the count is logged as soon as there is room again.
 */
public final class LogWriter implements Log, AutoCloseable {

    /** What a start with some thousand virtual servers says at once; 3 MB at most. */
    static final int MOST_WAITING = 16_384;

    private static final long CLOSE_MILLIS = 1000;

    private final ConcurrentLinkedQueue<LogLine> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final List<LogSink> sinks;
    private final Thread thread;
    private volatile boolean closing;

    LogWriter(List<LogSink> sinks) {
        this.sinks = List.copyOf(sinks);
        this.thread = Thread.ofPlatform().name("log").daemon().unstarted(this::run);
    }

    /** Where to, as the command line says it. */
    public static final class Targets {

        private final List<LogSink> sinks = new ArrayList<>();

        /** Standard error: {@code -l}. */
        public Targets console() {
            sinks.add(StreamSink.console());
            return this;
        }

        /** Appended to, mode 0600 when it is new: {@code -g}. */
        public Targets file(Path path) throws IOException {
            sinks.add(StreamSink.file(path));
            return this;
        }

        /**
         * The socket of the syslog daemon, which need not be there yet.
         *
         * @param path usually {@code /dev/log}
         * @param facility number of syslog(3) before its shift: 3 daemon, 16 to 23 local0 to local7
         * @param ident name of the program, printed before {@code [pid]}
         */
        public Targets syslog(String path, int facility, String ident) throws ErrnoException {
            sinks.add(new SyslogSink(path, facility, ident, ProcessHandle.current().pid()));
            return this;
        }

        /** Starts the thread {@code log}, with the priority of the calling one. */
        public LogWriter start() {
            var writer = new LogWriter(sinks);
            writer.start();
            return writer;
        }
    }

    LogWriter start() {
        thread.start();
        return this;
    }

    @Override
    public void write(Level level, String text) {
        if (size.incrementAndGet() > MOST_WAITING) {
            size.decrementAndGet();
            dropped.incrementAndGet();
            return;
        }
        waiting.add(new LogLine(Instant.now(), level, text));
        LockSupport.unpark(thread);
    }

    /** Lines that were dropped because too many were waiting, and are not reported yet. */
    public long droppedLines() {
        return dropped.get();
    }

    /** Lines that a target refused. */
    public long failedLines() {
        return failed.get();
    }

    /** Writes what waits, for one second at most. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (true) {
            // Read before the queue is emptied, so that no line said before the close is lost.
            boolean last = closing;
            writeWaiting();
            if (last) break;
            if (waiting.isEmpty() && !closing) LockSupport.park(this);
        }
        for (LogSink sink : sinks) sink.close();
    }

    private void writeWaiting() {
        boolean any = false;
        for (LogLine line = waiting.poll(); line != null; line = waiting.poll()) {
            size.decrementAndGet();
            writeToAll(line);
            any = true;
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            String text = lost + " log lines were dropped: more than " + MOST_WAITING + " waited";
            writeToAll(new LogLine(Instant.now(), Level.WARNING, text));
        }
        if (any || lost > 0) flushAll();
    }

    private void writeToAll(LogLine line) {
        for (LogSink sink : sinks) {
            try {
                sink.write(line);
            } catch (IOException e) {
                failed.incrementAndGet();
            }
        }
    }

    private void flushAll() {
        for (LogSink sink : sinks) {
            try {
                sink.flush();
            } catch (IOException e) {
                failed.incrementAndGet();
            }
        }
    }
}
