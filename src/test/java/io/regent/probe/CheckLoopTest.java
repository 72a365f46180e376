package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.CheckEvent;
import io.regent.check.CheckId;
import io.regent.check.CheckPlan;
import io.regent.check.CheckSubject;
import io.regent.check.Failure;
import io.regent.check.SharedCheck;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.ServiceAddress;
import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The loop with probes of our own making, in real time. */
class CheckLoopTest {

    private static final Verdict FAILED = Verdict.failed(Failure.Reason.REFUSED, "refused");
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final LinkedBlockingQueue<CheckEvent> events = new LinkedBlockingQueue<>();
    private final CheckLoop loop = loop(1000);

    private CheckLoop loop(int mostInFlight) {
        return CheckLoop.start((_, _, _, _) -> {}, new Random(1), mostInFlight);
    }

    private void apply(CheckPlan plan, ProbeSource probes) {
        apply(loop, plan, probes);
    }

    private void apply(CheckLoop target, CheckPlan plan, ProbeSource probes) {
        target.apply(plan, probes, events::add);
    }

    @AfterEach
    void stop() {
        loop.close();
    }

    private static Checker check(int port, Duration interval, int retries) {
        var schedule =
                new CheckSchedule(
                        interval,
                        Duration.ZERO,
                        retries,
                        Duration.ofMillis(20),
                        false,
                        Optional.empty());
        return new Checker.Tcp(
                schedule, new CheckTarget(endpoint(port), Duration.ofSeconds(1), Optional.empty()));
    }

    private static Endpoint endpoint(int port) {
        return new Endpoint(IpAddress.v4(0x7f000001), port);
    }

    private static CheckId id(int virtualServer) {
        return new CheckId(virtualServer, 0, 0);
    }

    private static SharedCheck shared(Checker checker, int... virtualServers) {
        return shared(checker, Optional.empty(), virtualServers);
    }

    private static SharedCheck shared(
            Checker checker, Optional<ServiceAddress> suspendedWithout, int... virtualServers) {
        var subjects = new ArrayList<CheckSubject>();
        for (int one : virtualServers)
            subjects.add(new CheckSubject(id(one), endpoint(80), Optional.empty(), "VS"));
        return new SharedCheck(checker, suspendedWithout, subjects);
    }

    private static CheckPlan plan(SharedCheck... checks) {
        return new CheckPlan(List.of(checks));
    }

    private CheckEvent next() throws InterruptedException {
        CheckEvent event = events.poll(5, TimeUnit.SECONDS);
        if (event == null) throw new AssertionError("no event");
        return event;
    }

    private void assertNothingFor(long millis) throws InterruptedException {
        assertNull(events.poll(millis, TimeUnit.MILLISECONDS));
    }

    @Test
    void everySubjectOfASharedCheckIsToldTheResultOfOneAttempt() throws Exception {
        var attempts = new AtomicInteger();
        apply(
                plan(shared(check(1, FOR_EVER, 0), 0, 1, 2)),
                _ ->
                        List.of(() -> {
                            attempts.incrementAndGet();
                            return Verdict.PASSED;
                        }));
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    new CheckEvent(id(i), true, true, Optional.empty(), Optional.empty()), next());
        }
        assertEquals(1, attempts.get());
    }

    @Test
    void aServerGoesDownAfterItsRetriesAndTheReasonIsTold() throws Exception {
        var verdict = new AtomicReference<>(Verdict.PASSED);
        apply(plan(shared(check(1, Duration.ofMillis(30), 2), 0)), _ -> List.of(verdict::get));
        assertTrue(next().up());
        long before = loop.counters().attempts();
        verdict.set(FAILED);
        CheckEvent down = next();
        assertEquals(
                new CheckEvent(
                        id(0),
                        false,
                        false,
                        Optional.empty(),
                        Optional.of(new Failure(Failure.Reason.REFUSED, "refused"))),
                down);
        assertTrue(loop.counters().attempts() >= before + 2);
        verdict.set(Verdict.PASSED);
        assertTrue(next().up());
    }

    @Test
    @Tag("LV-19")
    void anIntervalIsKeptAlthoughAttemptsTakeTime() throws Exception {
        var starts = new LinkedBlockingQueue<Long>();
        apply(
                plan(shared(check(1, Duration.ofMillis(200), 0), 0)),
                _ ->
                        List.of(() -> {
                            starts.add(System.nanoTime());
                            Thread.sleep(100);
                            return Verdict.PASSED;
                        }));
        starts.take();
        long reference = starts.take();
        int onTime = 0;
        for (int i = 0; i < 10; i++) {
            // A pause from end to start would make every other one half an interval late.
            long millis = (starts.take() - reference) / 1_000_000;
            if ((millis + 60) % 200 < 120) onTime++;
        }
        assertTrue(onTime >= 8, "on time: " + onTime);
    }

    @Test
    void whatIsKnownIsToldUnderTheNamesOfANewPlanWithoutANewAttempt() throws Exception {
        Checker kept = check(1, FOR_EVER, 0);
        apply(plan(shared(kept, 0), shared(check(2, FOR_EVER, 0), 1)), _ -> List.of(() -> FAILED));
        next();
        next();
        apply(plan(shared(kept, 5, 6)), _ -> List.of(() -> Verdict.PASSED));
        for (int virtualServer : new int[] {5, 6}) {
            CheckEvent told = next();
            assertEquals(id(virtualServer), told.id());
            assertFalse(told.up());
            assertFalse(told.first());
        }
        assertNothingFor(50);
    }

    @Test
    void aCheckWithAnotherScheduleGoesOnWhereItWas() throws Exception {
        apply(plan(shared(check(1, FOR_EVER, 0), 0)), _ -> List.of(() -> FAILED));
        assertFalse(next().up());
        apply(
                plan(shared(check(1, Duration.ofMillis(20), 0), 0)),
                _ -> List.of(() -> Verdict.PASSED));
        assertFalse(next().up());
        CheckEvent up = next();
        assertTrue(up.up());
        assertFalse(up.first());
    }

    @Test
    void anAttemptUnderWayIsAbandonedWithItsCheck() throws Exception {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        apply(
                plan(shared(check(1, FOR_EVER, 0), 0)),
                _ ->
                        List.of(() -> {
                            started.countDown();
                            try {
                                Thread.sleep(60_000);
                            } catch (InterruptedException e) {
                                // Even if it insists on a verdict.
                                interrupted.countDown();
                            }
                            return FAILED;
                        }));
        assertTrue(started.await(5, TimeUnit.SECONDS));
        apply(CheckPlan.NONE, _ -> List.of());
        assertTrue(interrupted.await(5, TimeUnit.SECONDS));
        assertNothingFor(50);
    }

    @Test
    void aSuspendedCheckIsNotMadeUntilTheAddressIsHereAndThenWithinOneInterval() throws Exception {
        Endpoint service = endpoint(443);
        apply(
                plan(shared(check(1, Duration.ofMillis(100), 0), Optional.of(service), 0)),
                _ -> List.of(() -> Verdict.PASSED));
        assertNothingFor(250);
        loop.present(Set.of(service));
        assertTrue(next().up());
        loop.present(Set.of());
        long attempts = loop.counters().attempts();
        Thread.sleep(250);
        assertTrue(loop.counters().attempts() <= attempts + 1);
    }

    @Test
    void whatAFileOrBfdSaysIsToldAtOnce() throws Exception {
        var bfd = new Checker.Bfd("b", false);
        apply(
                plan(shared(bfd, 0), shared(check(1, FOR_EVER, 0), 1)),
                checker -> checker.equals(bfd) ? List.of() : List.of(() -> Verdict.PASSED));
        assertEquals(id(1), next().id());
        loop.tell(checker -> checker.equals(bfd) ? Optional.of(FAILED) : Optional.empty());
        CheckEvent down = next();
        assertEquals(id(0), down.id());
        assertFalse(down.up());
        assertNothingFor(50);
    }

    @Test
    void noMoreAttemptsThanAllowedAreUnderWayAndAllAreMadeInTheEnd() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var narrow = loop(3)) {
            var checks = new SharedCheck[12];
            for (int i = 0; i < checks.length; i++)
                checks[i] = shared(check(i + 1, FOR_EVER, 0), i);
            apply(
                    narrow,
                    plan(checks),
                    _ ->
                            List.of(() -> {
                                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                Thread.sleep(30);
                                now.decrementAndGet();
                                return Verdict.PASSED;
                            }));
            for (int i = 0; i < checks.length; i++) next();
            Thread.sleep(20);
            assertEquals(3, most.get());
            assertTrue(narrow.counters().late() >= 3, "late " + narrow.counters());
        }
    }

    @Test
    void aMistakeInAProbeTakesNoServerDown() throws Exception {
        var attempts = new AtomicInteger();
        apply(
                plan(shared(check(1, Duration.ofMillis(20), 0), 0)),
                _ ->
                        List.of(() -> {
                            if (attempts.incrementAndGet() == 2)
                                throw new IllegalStateException("mistake");
                            return Verdict.PASSED;
                        }));
        assertTrue(next().up());
        assertNothingFor(100);
        assertTrue(attempts.get() >= 3);
        assertEquals(1, loop.counters().notMade());
    }
}
