package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.CheckEvent;
import io.regent.check.CheckId;
import io.regent.check.CheckPlan;
import io.regent.check.CheckSubject;
import io.regent.check.SharedCheck;
import io.regent.check.Verdict;
import io.regent.config.lvs.Checker;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attempts that run on the thread of the loop. */
class BriefAttemptTest {

    private final LinkedBlockingQueue<CheckEvent> events = new LinkedBlockingQueue<>();
    private final CheckLoop loop = CheckLoop.start((_, _, _, _) -> {}, new Random(1), 1000);

    @AfterEach
    void stop() {
        loop.close();
    }

    private static Probe brief(Probe probe) {
        return new Probe() {
            @Override
            public Verdict attempt() throws InterruptedException {
                return probe.attempt();
            }

            @Override
            public boolean isBrief() {
                return true;
            }
        };
    }

    private static Checker checker(int port) {
        return new Checker.Tcp(Targets.SCHEDULE, Targets.local(port));
    }

    private static SharedCheck check(int port) {
        var id = new CheckId(port, 0, 0);
        var subject = new CheckSubject(id, Targets.local(port).remote(), Optional.empty(), "VS");
        return new SharedCheck(checker(port), Optional.empty(), List.of(subject));
    }

    private int next() throws InterruptedException {
        CheckEvent event = events.poll(5, TimeUnit.SECONDS);
        if (event == null) throw new AssertionError("no event");
        return event.id().virtualServer();
    }

    @Test
    void aBriefAttemptIsCarriedByTheThreadOfTheLoop() throws Exception {
        var carriers = new LinkedBlockingQueue<String>();
        loop.apply(
                new CheckPlan(List.of(check(1))),
                _ ->
                        List.of(
                                brief(() -> {
                                    carriers.add(Thread.currentThread().toString());
                                    return Verdict.PASSED;
                                })),
                events::add);
        assertEquals(1, next());
        String carrier = carriers.take();
        assertTrue(carrier.endsWith("@checks"), carrier);
    }

    @Test
    void oneThatWaitsHoldsUpNobody() throws Exception {
        var gate = new CountDownLatch(1);
        loop.apply(
                new CheckPlan(List.of(check(1), check(2))),
                checker ->
                        List.of(
                                brief(() -> {
                                    if (checker.equals(checker(1))) gate.await();
                                    return Verdict.PASSED;
                                })),
                events::add);
        assertEquals(2, next());
        gate.countDown();
        assertEquals(1, next());
    }

    /** A check that waits for ever is under way. What it counts down when it is interrupted. */
    private CountDownLatch startEndless() throws InterruptedException {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        loop.apply(
                new CheckPlan(List.of(check(1))),
                _ ->
                        List.of(
                                brief(() -> {
                                    started.countDown();
                                    try {
                                        new CountDownLatch(1).await();
                                    } finally {
                                        interrupted.countDown();
                                    }
                                    return Verdict.PASSED;
                                })),
                events::add);
        assertTrue(started.await(5, TimeUnit.SECONDS));
        return interrupted;
    }

    @Test
    void oneThatWaitsIsInterruptedWhenItsCheckIsGone() throws Exception {
        CountDownLatch interrupted = startEndless();
        loop.apply(CheckPlan.NONE, _ -> List.of(), events::add);
        assertTrue(interrupted.await(5, TimeUnit.SECONDS));
    }

    @Test
    void oneThatWaitsIsInterruptedWhenTheLoopCloses() throws Exception {
        CountDownLatch interrupted = startEndless();
        loop.close();
        assertEquals(0, interrupted.getCount());
    }
}
