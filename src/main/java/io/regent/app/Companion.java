package io.regent.app;

import io.regent.observe.DaemonLogText;
import io.regent.observe.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the companion process running: the one that has the virtual servers and their checks, so
 * that neither its work nor its garbage can delay an advert. A thread of its own starts it, speaks
 * to it and starts it again when it ends, as keepalived's parent does with its children (inventory
 * 8.1): at once the first time, then after pauses that grow.
 *
 * <p>All calls return at once and may come from any thread.
 */
final class Companion {

    /** Ends that another start would not change: inventory 8.1. */
    private static final int FATAL = 1, CONFIG = 2, MISSING_PERMISSION = 4;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration LIVED_LONG_ENOUGH = Duration.ofSeconds(60);

    /** What the thread is waiting for. */
    private sealed interface Note {
        record Tell(CompanionMessage message) implements Note {}

        /** The process that is accompanied has ended. */
        record Ended() implements Note {}
    }

    private final ProcessBuilder program;
    private final Log log;
    private final boolean respawn;
    private final IntConsumer gaveUp;
    private final LinkedBlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final Map<String, CompanionMessage> roles = new LinkedHashMap<>();
    private final Thread thread;
    private volatile @Nullable Process process;

    /** The process is there for no more than to stop. */
    private volatile boolean tidying;

    private Duration pause = Duration.ZERO;
    private boolean stopping;

    /**
     * @param program its standard input is ours
     * @param respawn start it again when it ends; else that is the end, as a permanent failure is
     * @param gaveUp is told the exit status after which there is no other start
     */
    Companion(ProcessBuilder program, boolean respawn, Log log, IntConsumer gaveUp) {
        this.program = program;
        this.respawn = respawn;
        this.log = log;
        this.gaveUp = gaveUp;
        this.thread = Thread.ofPlatform().name("companion").daemon().start(this::run);
    }

    void tell(CompanionMessage message) {
        notes.add(new Note.Tell(message));
    }

    /**
     * Lets it end in good order; kills it when it has not after that time, and has another one tidy
     * up behind it. Waits for the end, at most five times as long.
     */
    void stop(Duration patience) throws InterruptedException {
        tell(new CompanionMessage.Stop());
        if (thread.join(patience)) return;
        if (!tidying) {
            log.error(DaemonLogText.companionKilled(patience.toSeconds()));
            kill();
        }
        if (thread.join(patience.multipliedBy(4))) return;
        // Before the kill: who is in the middle of a start will see it then.
        thread.interrupt();
        kill();
        thread.join();
    }

    /** Ends it, and what our thread may be writing to one that does not read. */
    private void kill() {
        Process present = process;
        if (present != null) present.destroyForcibly();
    }

    private void run() {
        try {
            if (!keep() && respawn) tidyUp();
        } catch (IOException e) {
            log.error(DaemonLogText.companionRefused(String.valueOf(e.getMessage())));
            gaveUp.accept(FATAL);
        } catch (InterruptedException stopped) {
            kill();
        }
    }

    /** Until there is nothing more to do. False when a stop found none that ended in good order. */
    private boolean keep() throws IOException, InterruptedException {
        while (!stopping) {
            int status = accompany(start());
            if (stopping) return status == 0;
            log.error(DaemonLogText.companionEnded(status));
            if (isPermanent(status)) {
                gaveUp.accept(status);
                return true;
            }
            waitBeforeNextStart();
            program.environment().put(Companionship.TAKE_OVER, "yes");
        }
        return false;
    }

    private Process start() throws IOException {
        Process started = program.start();
        process = started;
        return started;
    }

    /**
     * The kernel's table is as a process left it that was killed, and the addresses are gone: the
     * next one takes the table over and takes it off.
     */
    private void tidyUp() throws IOException, InterruptedException {
        log.warning(DaemonLogText.companionTidiesUp());
        tidying = true;
        program.environment().put(Companionship.TAKE_OVER, "yes");
        Process last = start();
        for (var role : roles.values()) send(last, role);
        send(last, new CompanionMessage.Stop());
        int status = last.waitFor();
        if (status != 0) log.error(DaemonLogText.companionEnded(status));
    }

    /** Until it ends. Returns its exit status. */
    private int accompany(Process process) throws InterruptedException {
        long started = System.nanoTime();
        var _ = process.onExit().thenRun(() -> notes.add(new Note.Ended()));
        // It is told what it would know had it been there before.
        for (var role : roles.values()) send(process, role);
        while (true) {
            switch (notes.take()) {
                case Note.Tell(var message) -> pass(process, message);
                case Note.Ended() -> {
                    var lived = Duration.ofNanos(System.nanoTime() - started);
                    if (lived.compareTo(LIVED_LONG_ENOUGH) >= 0) pause = Duration.ZERO;
                    return process.exitValue();
                }
            }
        }
    }

    private void pass(Process process, CompanionMessage message) {
        note(message);
        send(process, message);
    }

    private void note(CompanionMessage message) {
        if (message instanceof CompanionMessage.Stop) stopping = true;
        if (message instanceof CompanionMessage.RoleChanged role) roles.put(role.instance(), role);
    }

    private static void send(Process process, CompanionMessage message) {
        try {
            var out = process.getOutputStream();
            out.write((message.encode() + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // It is ending; that will be noted, and the next one will be told.
        }
    }

    private boolean isPermanent(int status) {
        return !respawn || status == FATAL || status == CONFIG || status == MISSING_PERMISSION;
    }

    private void waitBeforeNextStart() throws InterruptedException {
        long deadline = System.nanoTime() + pause.toNanos();
        while (!stopping) {
            long left = deadline - System.nanoTime();
            if (left <= 0) break;
            Note note = notes.poll(left, TimeUnit.NANOSECONDS);
            if (note instanceof Note.Tell(var message)) note(message);
        }
        pause = pause.isZero() ? Duration.ofSeconds(1) : shorter(pause.multipliedBy(2));
    }

    private static Duration shorter(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
