package io.regent.script;

import io.regent.observe.Log;
import io.regent.sys.ErrnoException;
import io.regent.sys.Poller;
import io.regent.sys.WakeUp;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that starts scripts, waits for them and ends them, so that nobody else ever waits
 * for a fork, an exec or a child. It also owns the schedule of whoever runs scripts: everything but
 * {@link #post}, {@link #stop} and {@link #close} is for tasks that run on it.
 */
public final class ScriptThread implements AutoCloseable {

    /** Between SIGTERM and SIGKILL. */
    static final Duration GRACE = Duration.ofSeconds(2);

    /** For the kernel to bury what was killed. */
    private static final Duration BURIAL = Duration.ofMillis(500);

    private final Log log;
    private final Optional<String> directory;
    private final Poller poller;
    private final WakeUp wakeUp;
    private final ConcurrentLinkedQueue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final List<ScriptRun> runs = new ArrayList<>();
    private final Thread thread;
    private @Nullable ScriptStarter starter;
    private long timersMade;
    private boolean stopping;
    private long stopNanos;

    /** A task that is due at a time; equal times keep their order. */
    public static final class Timer implements Comparable<Timer> {
        private final long atNanos;
        private final long order;
        private final Runnable task;
        private boolean cancelled;

        private Timer(long atNanos, long order, Runnable task) {
            this.atNanos = atNanos;
            this.order = order;
            this.task = task;
        }

        public void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(atNanos - other.atNanos, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private ScriptThread(Log log, Optional<String> directory) throws ErrnoException {
        this.log = log;
        this.directory = directory;
        this.poller = Poller.open();
        this.wakeUp = WakeUp.open();
        this.thread = Thread.ofPlatform().name("scripts").daemon().unstarted(this::run);
    }

    /**
     * Starts the thread. It and its scripts inherit the priority of the calling thread, so start it
     * before that one becomes real-time.
     *
     * @param directory that scripts start in; empty for the daemon's own
     */
    public static ScriptThread start(Log log, Optional<String> directory) throws ErrnoException {
        var scripts = new ScriptThread(log, directory);
        scripts.thread.start();
        return scripts;
    }

    /** Runs the task on the thread, after those posted before. From any thread; never blocks. */
    public void post(Runnable task) {
        posted.add(task);
        wakeUp.signal();
    }

    /**
     * @param atNanos on the scale of {@link System#nanoTime()}
     */
    public Timer at(long atNanos, Runnable task) {
        var timer = new Timer(atNanos, timersMade++, task);
        timers.add(timer);
        return timer;
    }

    /**
     * Starts a script. Once {@link #stop} was called nothing is started, and nobody is told.
     *
     * @param timeout after which it and its children are ended; empty for never
     * @param listener told once, on this thread; before this method returns when the script cannot
     *     be started
     */
    public ScriptRun start(
            RunnableScript script, Optional<Duration> timeout, ScriptRun.Listener listener) {
        var run = new ScriptRun(this, script, listener);
        if (!stopping && run.begin(timeout)) runs.add(run);
        return run;
    }

    /**
     * Ends the scripts that have a timeout, SIGTERM and after two seconds SIGKILL, asks the others
     * to end by SIGTERM, and then ends the thread. Returns at once.
     */
    public void stop() {
        post(this::beginStop);
    }

    /** {@link #stop}, and waits for its end: at most two and a half seconds. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(GRACE.plus(BURIAL).plus(BURIAL).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Log log() {
        return log;
    }

    Poller poller() {
        return poller;
    }

    ScriptStarter starter() {
        if (starter == null) throw new AssertionError("not on the script thread");
        return starter;
    }

    void ended(ScriptRun run) {
        runs.remove(run);
    }

    private void run() {
        try (var arena = Arena.ofConfined()) {
            starter = new ScriptStarter(arena, directory);
            poller.add(wakeUp.fd(), Poller.EPOLLIN, events -> wakeUp.clear());
            while (!isStopped()) turn();
        } catch (IOException e) {
            log.error("Scripts cannot be run any more: " + e.getMessage());
        } finally {
            wakeUp.close();
            poller.close();
        }
    }

    private void turn() throws IOException {
        poller.await(nextNanos());
        for (Runnable task = posted.poll(); task != null; task = posted.poll()) task.run();
        long now = System.nanoTime();
        while (isDue(now)) {
            Timer timer = timers.remove();
            if (!timer.cancelled) timer.task.run();
        }
    }

    private boolean isDue(long nowNanos) {
        Timer next = timers.peek();
        return next != null && (next.cancelled || next.atNanos - nowNanos <= 0);
    }

    private long nextNanos() {
        Timer next = timers.peek();
        return next == null ? Poller.NEVER : next.atNanos;
    }

    private void beginStop() {
        if (stopping) return;
        stopping = true;
        timers.clear();
        stopNanos = System.nanoTime() + GRACE.plus(BURIAL).toNanos();
        at(stopNanos, ScriptThread::wakeOnly);
        for (ScriptRun run : List.copyOf(runs)) run.terminate();
        runs.removeIf(run -> !run.isLimited());
    }

    private static void wakeOnly() {}

    private boolean isStopped() {
        return stopping && (runs.isEmpty() || System.nanoTime() - stopNanos >= 0);
    }
}
