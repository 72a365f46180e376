package io.regent.probe;

import io.regent.check.Failure;
import io.regent.check.Verdict;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt under way on a virtual thread of its own; hands itself over when it has ended. */
final class Attempt implements Runnable {

    final ActiveCheck check;
    final Probe probe;
    private final Consumer<Attempt> ended;
    private @Nullable Thread thread;

    /** Set by the attempt before it hands itself over; null when it was interrupted. */
    @Nullable Verdict verdict;

    long endedNanos;

    Attempt(ActiveCheck check, Probe probe, Consumer<Attempt> ended) {
        this.check = check;
        this.probe = probe;
        this.ended = ended;
    }

    void start(ThreadFactory threads) {
        thread = threads.newThread(this);
        thread.start();
    }

    /** Nobody wants to know any more. */
    void abandon() {
        if (thread != null) thread.interrupt();
    }

    @Override
    public void run() {
        try {
            verdict = probe.attempt();
        } catch (InterruptedException e) {
            verdict = null;
        } catch (RuntimeException | Error mistake) {
            // A mistake of ours must neither take a server down nor end its checks.
            verdict = new Verdict.NotMade(new Failure(Failure.Reason.LOCAL, mistake.toString()));
        } finally {
            endedNanos = System.nanoTime();
            ended.accept(this);
        }
    }
}
