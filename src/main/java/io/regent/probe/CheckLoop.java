package io.regent.probe;

import io.regent.check.CheckEvent;
import io.regent.check.CheckPlan;
import io.regent.check.CheckRules;
import io.regent.check.CheckSubject;
import io.regent.check.CheckTimes;
import io.regent.check.CheckerState;
import io.regent.check.Failure;
import io.regent.check.SharedCheck;
import io.regent.check.Verdict;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.ServiceAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The thread that owns the states of all checks: starts each attempt when it is due, applies the
 * rules to its verdict, and tells who asked for it what has changed. It waits for nothing but the
 * next due time and what is posted to it. It is also the one that carries the virtual threads of
 * brief attempts, so that these cost no change between threads.
 */
public final class CheckLoop implements AutoCloseable {

    /** Wakes that would follow each other faster are made one; less than anybody could notice. */
    private static final long SLACK_NANOS = 1_000_000;

    /** For interrupted attempts to close what they have open. */
    private static final long FAREWELL_NANOS = 1_000_000_000;

    private static final long LONGEST_SLEEP_NANOS = 3_600_000_000_000L;

    private final CheckLog log;
    private final RandomGenerator random;
    private final int mostInFlight;

    private final ConcurrentLinkedQueue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Attempt> ended = new ConcurrentLinkedQueue<>();

    /** Of attempts that run on this thread: what each does until it waits again. */
    private final ConcurrentLinkedQueue<Runnable> brief = new ConcurrentLinkedQueue<>();

    private final ThreadFactory here = VirtualThreads.runBy(this::carry);
    private final ThreadFactory elsewhere = Thread.ofVirtual().factory();
    private final PriorityQueue<ActiveCheck> due = new PriorityQueue<>();
    private final Consumer<Attempt> onEnd = this::attemptEnded;
    private final Thread thread;
    private Map<CheckKey, ActiveCheck> checks = Map.of();
    private Consumer<CheckEvent> mailbox = _ -> {};
    private Set<ServiceAddress> present = Set.of();
    private long checksMade;
    private int inFlight;
    private boolean stopping;

    /** The first plan has been taken; what comes later comes by a reload. */
    private boolean started;

    private volatile long wakesNanos;

    private long attempts;
    private long failures;
    private long notMade;
    private long late;
    private long latestNanos;
    private volatile CheckCounters counters = new CheckCounters(0, 0, 0, 0, 0, 0);

    private CheckLoop(CheckLog log, RandomGenerator random, int mostInFlight) {
        this.log = log;
        this.random = random;
        this.mostInFlight = mostInFlight;
        this.thread = Thread.ofPlatform().name("checks").daemon().unstarted(this::run);
    }

    /**
     * Starts the thread, without any check.
     *
     * @param random for the times of first attempts
     * @param mostInFlight attempts at a time; others wait, and count as late
     */
    public static CheckLoop start(CheckLog log, RandomGenerator random, int mostInFlight) {
        var loop = new CheckLoop(log, random, mostInFlight);
        loop.thread.start();
        return loop;
    }

    /**
     * Makes these checks from now on, and no others. What is known of a check that stays the same
     * is kept, and told anew under the plan's own names; attempts of checks that are gone are
     * abandoned. From any thread; returns at once.
     *
     * @param source of the probes of all checks of the plan, also of those that stay
     * @param mailbox told what becomes of the checks of this plan, on the loop's thread; must not
     *     block
     */
    public void apply(CheckPlan plan, ProbeSource source, Consumer<CheckEvent> mailbox) {
        post(() -> applyNow(plan, source, mailbox));
    }

    /**
     * {@code ha_suspend}: the services whose address this machine has. Checks of others that have
     * it are not made until it comes back; their state stays (inventory 7.9). From any thread.
     */
    public void present(Set<ServiceAddress> services) {
        Set<ServiceAddress> copy = Set.copyOf(services);
        post(() -> present = copy);
    }

    /**
     * Gives a result to checks that are told instead of made. From any thread.
     *
     * @param verdict of a check; empty for one that is not concerned
     */
    public void tell(Function<Checker, Optional<Verdict>> verdict) {
        post(() -> tellNow(verdict));
    }

    /** As of the last turn of the loop. */
    public CheckCounters counters() {
        return counters;
    }

    /**
     * Abandons all attempts and ends the thread; nothing is told any more. Waits a second at most.
     */
    @Override
    public void close() {
        post(this::stopNow);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(Runnable task) {
        posted.add(task);
        wake();
    }

    private void attemptEnded(Attempt attempt) {
        ended.add(attempt);
        wake();
    }

    private void carry(Runnable part) {
        brief.add(part);
        wake();
    }

    /** A loop that is about to wake by itself is left alone: at high rates that is most times. */
    private void wake() {
        if (wakesNanos - System.nanoTime() > SLACK_NANOS) LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopping) turn();
        long untilNanos = System.nanoTime() + FAREWELL_NANOS;
        while (inFlight > 0 && System.nanoTime() - untilNanos < 0) {
            runBrief();
            while (ended.poll() != null) inFlight--;
            if (inFlight > 0) LockSupport.parkNanos(this, SLACK_NANOS);
        }
    }

    private void turn() {
        for (Runnable task = posted.poll(); task != null; task = posted.poll()) task.run();
        goOn();
        long nowNanos = System.nanoTime();
        startDue(nowNanos);
        goOn();
        counters = new CheckCounters(attempts, failures, notMade, inFlight, late, latestNanos);
        if (!stopping) sleep();
    }

    private void goOn() {
        runBrief();
        for (Attempt one = ended.poll(); one != null; one = ended.poll()) judge(one);
    }

    private void runBrief() {
        for (Runnable part = brief.poll(); part != null; part = brief.poll()) part.run();
    }

    private void sleep() {
        ActiveCheck next = inFlight < mostInFlight ? due.peek() : null;
        // What the turn took is not slept again.
        long nowNanos = System.nanoTime();
        long nanos = next == null ? LONGEST_SLEEP_NANOS : next.dueNanos - nowNanos;
        nanos = Math.clamp(nanos, SLACK_NANOS, LONGEST_SLEEP_NANOS);
        wakesNanos = nowNanos + nanos;
        if (posted.isEmpty() && ended.isEmpty() && brief.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        wakesNanos = nowNanos;
    }

    private void startDue(long nowNanos) {
        while (inFlight < mostInFlight) {
            ActiveCheck next = due.peek();
            if (next == null || next.dueNanos - nowNanos > 0) return;
            due.remove();
            if (isSuspended(next)) {
                plan(next, CheckerState.Pause.INTERVAL, nowNanos);
            } else {
                start(next, nowNanos);
            }
        }
    }

    private boolean isSuspended(ActiveCheck check) {
        Optional<ServiceAddress> without = check.check.suspendedWithout();
        return without.isPresent() && !present.contains(without.get());
    }

    private void start(ActiveCheck check, long nowNanos) {
        long lateNanos = nowNanos - check.dueNanos;
        if (lateNanos >= CheckCounters.LATE_NANOS) late++;
        latestNanos = Math.max(latestNanos, lateNanos);
        inFlight++;
        Probe probe = check.probes.get(check.state.step());
        check.attempt = new Attempt(check, probe, onEnd);
        check.attempt.start(probe.isBrief() ? here : elsewhere);
    }

    private void judge(Attempt attempt) {
        inFlight--;
        ActiveCheck check = attempt.check;
        // An attempt that was abandoned says nothing about the server.
        if (check.attempt != attempt || attempt.verdict == null) return;
        check.attempt = null;
        attempts++;
        CheckerState.Pause pause = judge(check, attempt.verdict);
        plan(check, pause, attempt.endedNanos);
    }

    private CheckerState.Pause judge(ActiveCheck check, Verdict verdict) {
        if (verdict instanceof Verdict.Failed) failures++;
        if (verdict instanceof Verdict.NotMade) notMade++;
        CheckerState before = check.state;
        CheckerState.Next next = before.after(verdict, check.rules);
        check.state = next.state();
        log.judged(check.check, before, verdict, next);
        if (next.changed()) report(check, !before.hasRun(), failure(verdict));
        return next.pause();
    }

    private void plan(ActiveCheck check, CheckerState.Pause pause, long endedNanos) {
        check.dueNanos = CheckTimes.nextNanos(pause, check.rules, check.dueNanos, endedNanos);
        due.add(check);
    }

    private void report(ActiveCheck check, boolean first, Optional<Failure> failure) {
        CheckerState state = check.state;
        for (CheckSubject subject : check.check.subjects()) {
            mailbox.accept(
                    new CheckEvent(subject.id(), state.up(), first, state.weight(), failure));
        }
    }

    private static Optional<Failure> failure(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> Optional.empty();
            case Verdict.Failed(Failure failure) -> Optional.of(failure);
            case Verdict.NotMade(Failure failure) -> Optional.of(failure);
        };
    }

    private void tellNow(Function<Checker, Optional<Verdict>> told) {
        for (ActiveCheck check : checks.values()) {
            if (check.rules.isMade()) continue;
            Optional<Verdict> verdict = told.apply(check.check.checker());
            if (verdict.isPresent()) judge(check, verdict.get());
        }
    }

    private void applyNow(CheckPlan plan, ProbeSource source, Consumer<CheckEvent> toldFromNow) {
        mailbox = toldFromNow;
        Map<CheckKey, ActiveCheck> before = checks;
        var now = LinkedHashMap.<CheckKey, ActiveCheck>newLinkedHashMap(plan.checks().size());
        Map<CheckKey, ActiveCheck> alike = Map.of();
        for (SharedCheck check : plan.checks()) {
            CheckKey key = CheckKey.of(check);
            ActiveCheck one = before.get(key);
            if (one == null) {
                // A start, and most reloads, have no use for it.
                if (alike.isEmpty()) alike = byLikeness(before.values());
                one = made(check, alike.isEmpty() ? null : alike.get(CheckKey.ofSame(check)));
            }
            one.check = check;
            one.probes = source.probes(check.checker());
            now.put(key, one);
        }
        for (var old : before.entrySet()) {
            if (!now.containsKey(old.getKey())) drop(old.getValue());
        }
        checks = now;
        started = true;
        for (ActiveCheck check : now.values()) {
            if (check.state.hasRun()) report(check, false, Optional.empty());
        }
    }

    private static Map<CheckKey, ActiveCheck> byLikeness(Collection<ActiveCheck> checks) {
        Map<CheckKey, ActiveCheck> alike = HashMap.newHashMap(checks.size());
        for (ActiveCheck each : checks) alike.putIfAbsent(CheckKey.ofSame(each.check), each);
        return alike;
    }

    private ActiveCheck made(SharedCheck check, @Nullable ActiveCheck same) {
        CheckRules rules = CheckRules.of(check.checker());
        var made = new ActiveCheck(check, state(rules, same), checksMade++);
        if (!rules.isMade()) return made;
        long nowNanos = System.nanoTime();
        made.dueNanos = CheckTimes.firstNanos(rules, nowNanos, random);
        // One that goes on does not wait longer than it would have.
        if (same != null && same.dueNanos - made.dueNanos < 0) {
            made.dueNanos = Math.max(same.dueNanos, nowNanos);
        }
        due.add(made);
        return made;
    }

    private CheckerState state(CheckRules rules, @Nullable ActiveCheck same) {
        if (same != null) return same.state.under(rules);
        return started ? CheckerState.added(rules) : CheckerState.initial(rules);
    }

    private void drop(ActiveCheck check) {
        due.remove(check);
        Attempt attempt = check.attempt;
        check.attempt = null;
        if (attempt != null) attempt.abandon();
    }

    private void stopNow() {
        for (ActiveCheck check : checks.values()) {
            if (check.attempt != null) check.attempt.abandon();
        }
        stopping = true;
    }
}
