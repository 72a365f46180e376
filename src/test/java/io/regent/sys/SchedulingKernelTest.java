package io.regent.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class SchedulingKernelTest {

    @Test
    void aThreadGetsRealTimePriorityThatItsChildrenDoNot() throws Exception {
        List<Scheduling> seen =
                onThreadOfItsOwn(() -> {
                    Scheduling.setRealTime(Scheduling.CALLING_THREAD, Scheduling.SCHED_FIFO, 1);
                    var fifo = Scheduling.of(Scheduling.CALLING_THREAD);
                    Scheduling.setRealTime(Scheduling.CALLING_THREAD, Scheduling.SCHED_RR, 2);
                    return List.of(fifo, Scheduling.of(Scheduling.CALLING_THREAD));
                });
        int nice = seen.getFirst().nice();
        assertEquals(new Scheduling(Scheduling.SCHED_FIFO, 1, true, nice), seen.getFirst());
        assertEquals(new Scheduling(Scheduling.SCHED_RR, 2, true, nice), seen.getLast());
        assertEquals(Scheduling.SCHED_OTHER, Scheduling.of(Scheduling.CALLING_THREAD).policy());
    }

    @Test
    void niceIsOfTheOneThread() throws Exception {
        int mine = Scheduling.of(Scheduling.CALLING_THREAD).nice();
        for (int nice : List.of(-20, -1, 0, 19)) {
            var seen =
                    onThreadOfItsOwn(() -> {
                        Scheduling.setNice(Scheduling.CALLING_THREAD, nice);
                        return Scheduling.of(Scheduling.CALLING_THREAD);
                    });
            assertEquals(nice, seen.nice());
        }
        assertEquals(mine, Scheduling.of(Scheduling.CALLING_THREAD).nice());
    }

    @Test
    void anImpossiblePriorityIsRefusedByName() {
        var refusal =
                assertThrows(
                        ErrnoException.class,
                        () ->
                                Scheduling.setRealTime(
                                        Scheduling.CALLING_THREAD, Scheduling.SCHED_FIFO, 100));
        assertEquals(
                "sched_setscheduler(1, 100): EINVAL (22, Invalid argument)", refusal.getMessage());
    }

    @Test
    void theRealTimeLimitIsThatOfTheProcess() throws Exception {
        Scheduling.limitRealTime(20_000_000, 40_000_000);
        String limit =
                Files.readAllLines(Path.of("/proc/self/limits")).stream()
                        .filter(line -> line.startsWith("Max realtime timeout"))
                        .findAny()
                        .orElseThrow();
        assertTrue(limit.matches(".* 20000000 +40000000 +us *"), limit);
    }

    /** The thread ends with what it was given; a refusal for want of privilege skips the test. */
    private static <T> T onThreadOfItsOwn(Callable<T> action) throws Exception {
        var task =
                new FutureTask<T>(() -> {
                    try {
                        return action.call();
                    } catch (ErrnoException e) {
                        if (e.errno() != Errno.EPERM.number() && e.errno() != Errno.EACCES.number())
                            throw e;
                        return null;
                    }
                });
        Thread thread = Thread.ofPlatform().start(task);
        thread.join();
        T result = task.get();
        return result != null ? result : abort("needs CAP_SYS_NICE");
    }
}
