package io.regent.notify;

import io.regent.config.ScriptCommand;
import io.regent.observe.Log;
import io.regent.script.RunnableScript;
import io.regent.script.ScriptBook;
import io.regent.script.ScriptThread;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the {@code notify*} scripts. Those of one instance run one after another, in the order of
 * the events: first the state's own script, then {@code notify}. Instances do not wait for each
 * other.
 *
 * <p>Scripts are never killed. One that still runs after {@link #PATIENCE} is logged and not waited
 * for any longer, so that a program that never ends cannot hide the events after it. When an
 * instance changes faster than its scripts run, up to {@link #MOST_WAITING} events wait; then the
 * oldest of them is dropped, logged and counted. The newest is always delivered.
 */
public final class NotifyRunner {

    /** Events of one instance that may wait behind a script. */
    public static final int MOST_WAITING = 64;

    /** How long the events of an instance wait for one script. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long each script of state STOP is waited for. */
    static final Duration STOP_PATIENCE = Duration.ofSeconds(1);

    private final ScriptThread scripts;
    private final Log log;
    private final Map<String, NotifyQueue> queues = new HashMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private volatile ScriptBook book;

    public NotifyRunner(ScriptThread scripts, Log log, ScriptBook book) {
        this.scripts = scripts;
        this.log = log;
        this.book = book;
    }

    /** After a reload: events from now on are looked up here. */
    public void use(ScriptBook newBook) {
        book = newBook;
    }

    /**
     * From any thread; never blocks. A notification that no script is configured for costs nothing.
     */
    public void tell(Notification notification) {
        add(NotifyWork.of(notification, book));
    }

    /**
     * The same for what is no instance of VRRP.
     *
     * @param owner its scripts run one after another
     * @param script that the book has; one that it has disabled is left out
     * @param atStop the daemon ends, and waits for the script
     */
    public void run(String owner, ScriptCommand script, boolean atStop) {
        Optional<RunnableScript> found = book.find(script);
        if (found.isPresent()) add(new NotifyWork(owner, atStop, List.of(found.get())));
    }

    private void add(NotifyWork work) {
        if (work.scripts().isEmpty()) return;
        scripts.post(() -> queueOf(work.owner()).add(work));
    }

    /** Events that no script was run for, because too many waited. */
    public long droppedEvents() {
        return dropped.get();
    }

    /**
     * Waits until all scripts for STOP have ended: for each at most one second, after one more for
     * what was running before it. For the end of the daemon, after its last {@link #tell}.
     *
     * @return whether all were started in time
     */
    public boolean awaitStopScripts() throws InterruptedException {
        var idle = new CountDownLatch(1);
        scripts.post(() -> countDownWhenIdle(idle));
        return idle.await(4 * STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void countDownWhenIdle(CountDownLatch idle) {
        for (NotifyQueue queue : queues.values()) {
            if (!queue.hasStopWork()) continue;
            long soon = System.nanoTime() + Duration.ofMillis(5).toNanos();
            scripts.at(soon, () -> countDownWhenIdle(idle));
            return;
        }
        idle.countDown();
    }

    private NotifyQueue queueOf(String owner) {
        NotifyQueue queue = queues.get(owner);
        if (queue == null) {
            queue = new NotifyQueue(owner, scripts, log, dropped);
            queues.put(owner, queue);
        }
        return queue;
    }
}
