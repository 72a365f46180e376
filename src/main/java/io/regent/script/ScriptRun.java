package io.regent.script;

import io.regent.sys.ErrnoException;
import io.regent.sys.PidDescriptor;
import io.regent.sys.Poller;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a script, from its start until its process is gone. For the script thread only. */
public final class ScriptRun {

    /** After SIGKILL, which a process in uninterruptible sleep takes late. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** Told how the run came out. */
    @FunctionalInterface
    public interface Listener {
        void ended(ScriptEnd end);
    }

    /** What has been done to end it. */
    private enum Ending {
        NONE,
        TERMINATED,
        KILLED
    }

    private final ScriptThread thread;
    private final RunnableScript script;
    private final Listener listener;
    private @Nullable PidDescriptor child;
    private ScriptThread.@Nullable Timer timer;
    private Ending ending = Ending.NONE;
    private boolean limited;
    private boolean reported;

    ScriptRun(ScriptThread thread, RunnableScript script, Listener listener) {
        this.thread = thread;
        this.script = script;
        this.listener = listener;
    }

    /** Whether the process is there; a script that was told to end may still be. */
    public boolean isAlive() {
        return child != null;
    }

    /**
     * SIGTERM to the script and its children, SIGKILL after two seconds. The listener is not told
     * any more.
     */
    public void terminate() {
        reported = true;
        if (child == null || ending != Ending.NONE) return;
        ending = Ending.TERMINATED;
        signal(child, PidDescriptor.SIGTERM);
        remind(ScriptThread.GRACE, this::kill);
    }

    boolean isLimited() {
        return limited;
    }

    /** False when there is no process. */
    boolean begin(Optional<Duration> timeout) {
        limited = timeout.isPresent();
        try {
            child = thread.starter().start(script);
            thread.poller().add(child.fd(), Poller.EPOLLIN, events -> reap());
        } catch (ErrnoException e) {
            report(new ScriptEnd.NotStarted(String.valueOf(e.getMessage())));
            return false;
        }
        if (timeout.isPresent()) remind(timeout.get(), this::timeOut);
        return true;
    }

    private void timeOut() {
        // Reported first: whoever waits for the result need not wait for the end of the process.
        report(new ScriptEnd.TimedOut());
        terminate();
    }

    private void kill() {
        if (child == null) return;
        if (ending == Ending.TERMINATED) {
            thread.log()
                    .warning("Script " + script.path() + " does not end at SIGTERM, killing it");
        }
        ending = Ending.KILLED;
        signal(child, PidDescriptor.SIGKILL);
        remind(AGAIN, this::kill);
    }

    private void reap() {
        PidDescriptor ended = child;
        if (ended == null) return;
        // What a script that was told to end has left behind ends with it. The process id is
        // still taken, so the group cannot be anybody else's.
        if (ending != Ending.NONE) signal(ended, PidDescriptor.SIGKILL);
        child = null;
        if (timer != null) timer.cancel();
        thread.ended(this);
        try {
            thread.poller().remove(ended.fd());
            report(toEnd(ended.reap()));
        } catch (ErrnoException e) {
            report(new ScriptEnd.NotStarted(String.valueOf(e.getMessage())));
        }
    }

    private static ScriptEnd toEnd(int waitStatus) {
        return PidDescriptor.isExit(waitStatus)
                ? new ScriptEnd.Exited(PidDescriptor.exitStatus(waitStatus))
                : new ScriptEnd.Signalled(PidDescriptor.endingSignal(waitStatus));
    }

    private void report(ScriptEnd end) {
        if (reported) return;
        reported = true;
        listener.ended(end);
    }

    private void signal(PidDescriptor group, int signal) {
        try {
            group.killGroup(signal);
        } catch (ErrnoException e) {
            thread.log().warning("Script " + script.path() + ": " + e.getMessage());
        }
    }

    private void remind(Duration delay, Runnable task) {
        if (timer != null) timer.cancel();
        timer = thread.at(System.nanoTime() + delay.toNanos(), task);
    }
}
