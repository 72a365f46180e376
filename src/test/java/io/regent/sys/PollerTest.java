package io.regent.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PollerTest {

    private static final long MILLI = 1_000_000;

    @Test
    void theDeadlineComesAtItsTimeAndNotBefore() throws ErrnoException {
        try (var poller = Poller.open()) {
            long deadline = System.nanoTime() + 20 * MILLI;
            assertTrue(poller.await(deadline));
            long lateNanos = System.nanoTime() - deadline;
            assertTrue(lateNanos >= 0, () -> "early by " + -lateNanos + " ns");
            assertTrue(lateNanos < 2_000 * MILLI, () -> "late by " + lateNanos + " ns");
        }
    }

    @Test
    void aDeadlineInThePastDoesNotWait() throws ErrnoException {
        try (var poller = Poller.open()) {
            assertTrue(poller.await(System.nanoTime() - MILLI));
            assertTrue(poller.await(0));
            assertTrue(poller.await(-5));
        }
    }

    @Test
    void aDeadlineThatHasComeStaysSoUntilItIsMoved() throws ErrnoException {
        try (var poller = Poller.open()) {
            long deadline = System.nanoTime() + MILLI;
            assertTrue(poller.await(deadline));
            assertTrue(poller.await(deadline));
            long later = System.nanoTime() + 5 * MILLI;
            assertTrue(poller.await(later));
            assertTrue(System.nanoTime() >= later);
        }
    }

    @Test
    void aSignalFromAnotherThreadEndsTheWait() throws Exception {
        try (var poller = Poller.open();
                var wakeUp = WakeUp.open()) {
            var told = new ArrayList<Integer>();
            poller.add(wakeUp.fd(), Poller.EPOLLIN, told::add);
            Thread.ofPlatform().start(wakeUp::signal);
            assertFalse(poller.await(Poller.NEVER));
            assertEquals(List.of(Poller.EPOLLIN), told);
        }
    }

    @Test
    void whatIsNotClearedIsToldAgainAndWhatIsClearedIsNot() throws ErrnoException {
        try (var poller = Poller.open();
                var wakeUp = WakeUp.open()) {
            var told = new ArrayList<Integer>();
            poller.add(wakeUp.fd(), Poller.EPOLLIN, told::add);
            wakeUp.signal();
            wakeUp.signal();
            poller.await(0);
            poller.await(Poller.NEVER);
            wakeUp.clear();
            poller.await(0);
            assertEquals(2, told.size());
        }
    }

    @Test
    void aHandlerThatRemovesAnotherKeepsItFromBeingCalledInTheSameTurn() throws Exception {
        try (var poller = Poller.open();
                var first = WakeUp.open();
                var second = WakeUp.open()) {
            var told = new ArrayList<String>();
            poller.add(first.fd(), Poller.EPOLLIN, _ -> tell(told, "first", poller, second));
            poller.add(second.fd(), Poller.EPOLLIN, _ -> tell(told, "second", poller, first));
            first.signal();
            second.signal();
            poller.await(Poller.NEVER);
            assertEquals(1, told.size(), told::toString);
        }
    }

    @Test
    void manyDescriptorsAreKeptApart() throws ErrnoException {
        var wakeUps = new ArrayList<WakeUp>();
        try (var poller = Poller.open()) {
            var told = new ArrayList<Integer>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                wakeUps.add(WakeUp.open());
                poller.add(wakeUps.getLast().fd(), Poller.EPOLLIN, _ -> told.add(number));
            }
            wakeUps.get(3).signal();
            wakeUps.get(199).signal();
            poller.await(System.nanoTime() + TimeUnit.SECONDS.toNanos(5));
            assertEquals(List.of(3, 199), told.stream().sorted().toList());
        } finally {
            wakeUps.forEach(WakeUp::close);
        }
    }

    @Test
    void aTurnLeavesNextToNothingToTheGarbageCollector() throws ErrnoException {
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (var poller = Poller.open();
                var wakeUp = WakeUp.open()) {
            poller.add(wakeUp.fd(), Poller.EPOLLIN, _ -> wakeUp.clear());
            turns(poller, wakeUp, 1000);
            long before = memory.getCurrentThreadAllocatedBytes();
            turns(poller, wakeUp, 1000);
            long perTurn = (memory.getCurrentThreadAllocatedBytes() - before) / 1000;
            assertTrue(perTurn < 5 * 40, () -> perTurn + " bytes in four system calls");
        }
    }

    /** Each of four system calls: write, timerfd_settime, epoll_wait, read. */
    private static void turns(Poller poller, WakeUp wakeUp, int count) throws ErrnoException {
        for (int i = 0; i < count; i++) {
            wakeUp.signal();
            poller.await(System.nanoTime() + 10_000 * MILLI);
        }
    }

    @Test
    void aSignalAfterTheEndReachesNobody() throws ErrnoException {
        try (var poller = Poller.open()) {
            var closed = WakeUp.open();
            closed.close();
            var sameNumber = WakeUp.open();
            assertEquals(closed.fd(), sameNumber.fd());
            closed.signal();
            poller.add(sameNumber.fd(), Poller.EPOLLIN, _ -> fail("woken"));
            poller.await(0);
            sameNumber.close();
        }
    }

    private static void tell(List<String> told, String name, Poller poller, WakeUp other) {
        told.add(name);
        try {
            poller.remove(other.fd());
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }
}
