package io.regent.notify;

import io.regent.config.ScriptCommand;
import io.regent.config.feature.EventConfig;
import io.regent.config.feature.Fifo;
import io.regent.observe.Log;
import io.regent.script.RunnableScript;
import io.regent.script.ScriptBook;
import io.regent.script.ScriptEnd;
import io.regent.script.ScriptRun;
import io.regent.script.ScriptThread;
import io.regent.sys.Credentials;
import io.regent.sys.ErrnoException;
import io.regent.sys.NamedPipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Named pipes that take a line for each event (inventory 8.10). Written by the script thread, so
 * that nobody waits for a pipe; what a reader is too slow for is lost and logged once.
 */
public final class StateFifos {

    /**
     * A pipe to open.
     *
     * @param reader started before the pipe is opened, with its path as the last argument
     */
    public record Plan(String path, Credentials owner, Optional<RunnableScript> reader) {}

    private static final class Open {
        private final Plan plan;
        private @Nullable NamedPipe pipe;
        private @Nullable ScriptRun reader;
        private boolean losing;

        private Open(Plan plan) {
            this.plan = plan;
        }
    }

    private final ScriptThread scripts;
    private final Log log;
    private final List<Open> fifos = new ArrayList<>();
    private volatile boolean anyPlanned;

    public StateFifos(ScriptThread scripts, Log log) {
        this.scripts = scripts;
        this.log = log;
    }

    /** Those that take what VRRP tells. */
    public static List<Plan> ofVrrp(EventConfig events, ScriptBook book) {
        var plans = new ArrayList<Plan>();
        add(plans, events.notifyFifo(), events.notifyFifoScript(), book);
        add(plans, events.vrrpNotifyFifo(), events.vrrpNotifyFifoScript(), book);
        return plans;
    }

    /** Those that take what virtual servers tell; {@code notify_fifo} has its reader from VRRP. */
    public static List<Plan> ofLvs(EventConfig events, ScriptBook book) {
        var plans = new ArrayList<Plan>();
        add(plans, events.notifyFifo(), Optional.empty(), book);
        add(plans, events.lvsNotifyFifo(), events.lvsNotifyFifoScript(), book);
        return plans;
    }

    private static void add(
            List<Plan> plans,
            Optional<Fifo> fifo,
            Optional<ScriptCommand> reader,
            ScriptBook book) {
        if (fifo.isEmpty()) return;
        String path = fifo.get().path();
        Optional<Credentials> owner = book.ownerOf(fifo.get());
        if (owner.isEmpty()) return;
        var script = reader.flatMap(book::find).map(found -> found.with(List.of(path)));
        plans.add(new Plan(path, owner.get(), script));
    }

    /** At the start and after a reload: one that is as it was stays open. From any thread. */
    public void use(List<Plan> newPlans) {
        List<Plan> plans = List.copyOf(newPlans);
        anyPlanned = !plans.isEmpty();
        scripts.post(() -> change(plans));
    }

    /** From any thread; never blocks, and costs nothing when there is no FIFO. */
    public void write(String line) {
        if (!anyPlanned) return;
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        scripts.post(() -> {
            for (Open fifo : fifos) write(fifo, bytes);
        });
    }

    /** Before the script thread ends. */
    public void close() {
        use(List.of());
    }

    private void change(List<Plan> plans) {
        var present = new ArrayList<Plan>();
        for (Open fifo : List.copyOf(fifos)) {
            if (plans.contains(fifo.plan)) {
                present.add(fifo.plan);
            } else {
                fifos.remove(fifo);
                close(fifo);
            }
        }
        for (Plan plan : plans) {
            if (!present.contains(plan)) fifos.add(open(plan));
        }
    }

    private Open open(Plan plan) {
        var fifo = new Open(plan);
        try {
            fifo.pipe = NamedPipe.open(plan.path(), plan.owner());
        } catch (ErrnoException e) {
            log.error("Notify FIFO " + plan.path() + " cannot be used: " + e.getMessage());
        }
        if (plan.reader().isPresent()) {
            fifo.reader =
                    scripts.start(
                            plan.reader().get(),
                            Optional.empty(),
                            end -> readerEnded(plan.reader().get(), end));
        }
        return fifo;
    }

    private void readerEnded(RunnableScript script, ScriptEnd end) {
        log.warning("Notify FIFO script " + script.path() + " has ended: " + end);
    }

    private void write(Open fifo, byte[] bytes) {
        if (fifo.pipe == null) return;
        boolean written = fifo.pipe.write(bytes);
        if (!written && !fifo.losing) {
            log.warning("Notify FIFO " + fifo.plan.path() + " is full: lines are lost");
        }
        fifo.losing = !written;
    }

    private static void close(Open fifo) {
        if (fifo.reader != null) fifo.reader.terminate();
        if (fifo.pipe != null) fifo.pipe.close();
    }
}
