package io.regent.notify;

import io.regent.observe.Log;
import io.regent.script.RunnableScript;
import io.regent.script.ScriptEnd;
import io.regent.script.ScriptThread;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The events of one instance, oldest first. For the script thread only. */
final class NotifyQueue {

    private final String instance;
    private final ScriptThread thread;
    private final Log log;
    private final AtomicLong dropped;
    private final ArrayDeque<NotifyWork> waiting = new ArrayDeque<>();

    /** The event whose scripts are being run, and the next of them. */
    private @Nullable NotifyWork current;

    private int nextScript;
    private ScriptThread.@Nullable Timer patience;

    /** Counts the scripts; only the end of the last one started moves the queue on. */
    private long started;

    NotifyQueue(String instance, ScriptThread thread, Log log, AtomicLong dropped) {
        this.instance = instance;
        this.thread = thread;
        this.log = log;
        this.dropped = dropped;
    }

    void add(NotifyWork work) {
        // At the end only the end is news: what happened before it is not worth the wait.
        if (work.isStop()) drop(waiting.size());
        else if (waiting.size() >= NotifyRunner.MOST_WAITING) drop(1);
        waiting.add(work);
        if (current == null) {
            next();
        } else if (work.isStop()) {
            waitAtMost(NotifyRunner.STOP_PATIENCE);
        }
    }

    boolean hasStopWork() {
        if (current != null && current.isStop()) return true;
        for (NotifyWork work : waiting) if (work.isStop()) return true;
        return false;
    }

    private void drop(int count) {
        if (count == 0) return;
        for (int i = 0; i < count; i++) waiting.remove();
        dropped.addAndGet(count);
        log.warning(
                "("
                        + instance
                        + ") notify scripts are too slow, "
                        + count
                        + " older notification(s) dropped");
    }

    private void next() {
        NotifyWork work = current;
        if (work == null || nextScript == work.scripts().size()) {
            work = waiting.poll();
            current = work;
            nextScript = 0;
        }
        if (work != null) start(work, work.scripts().get(nextScript++));
    }

    private void start(NotifyWork work, RunnableScript script) {
        long number = ++started;
        boolean stop = work.isStop() || (!waiting.isEmpty() && waiting.getLast().isStop());
        waitAtMost(stop ? NotifyRunner.STOP_PATIENCE : NotifyRunner.PATIENCE);
        thread.start(script, Optional.empty(), end -> ended(number, script, end));
    }

    private void ended(long number, RunnableScript script, ScriptEnd end) {
        if (end instanceof ScriptEnd.NotStarted) {
            log.warning("(" + instance + ") notify script " + script.path() + " " + end);
        }
        if (number != started) return;
        if (patience != null) patience.cancel();
        next();
    }

    private void waitAtMost(Duration limit) {
        if (patience != null) patience.cancel();
        patience = thread.at(System.nanoTime() + limit.toNanos(), this::impatient);
    }

    private void impatient() {
        log.warning("(" + instance + ") a notify script still runs, not waiting for it any longer");
        started++;
        next();
    }
}
