package io.regent.app;

import io.regent.config.GlobalConfig;
import io.regent.observe.Log;
import io.regent.sys.ErrnoException;
import io.regent.sys.Memory;
import io.regent.sys.Scheduling;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives the VRRP thread the processor whenever it wants it, where the kernel permits it. Everything
 * is tried, nothing is required: a daemon without these rights works, with less certain timing, and
 * says so once.
 */
final class RealTime {

    /**
     * Above everything ordinary, below the kernel's own threads and whatever an operator made more
     * urgent.
     */
    private static final int PRIORITY = 20;

    /** {@code max_auto_priority -1}. */
    private static final int NEVER = -1;

    private static final int LIMIT_MICROS = 1_000_000;

    private RealTime() {}

    /** For the calling thread. */
    static void apply(GlobalConfig global, Log log) {
        if (global.niceness().isPresent()) beNice(global.niceness().getAsInt(), log);
        boolean asked = global.realtimePriority().isPresent();
        if (!asked && global.maxAutoPriority().orElse(0) == NEVER) {
            log.info("real-time priority is switched off (max_auto_priority -1)");
            return;
        }
        try {
            int limitMicros =
                    Math.max(global.realtimeLimitMicros().orElse(LIMIT_MICROS), LIMIT_MICROS);
            Scheduling.limitRealTime(limitMicros, 2L * limitMicros);
            int priority = global.realtimePriority().orElse(PRIORITY);
            raiseVmThread(priority);
            Scheduling.setRealTime(Scheduling.CALLING_THREAD, Scheduling.SCHED_RR, priority);
        } catch (IOException e) {
            log.warning(
                    "no real-time priority, timing is less certain under load: " + e.getMessage());
        }
        try {
            Memory.lockAllOnFault();
        } catch (ErrnoException e) {
            log.warning("memory is not locked, swapping can delay adverts: " + e.getMessage());
        }
    }

    /** What counts where the real-time priority is refused, or not wanted. */
    private static void beNice(int niceness, Log log) {
        try {
            Scheduling.setNice(Scheduling.CALLING_THREAD, niceness);
        } catch (ErrnoException e) {
            log.warning("vrrp_priority has no effect: " + e.getMessage());
        }
    }

    /**
     * The VM thread runs safepoints, and the VRRP thread waits for it when it comes back from a
     * system call.
     */
    private static void raiseVmThread(int priority) throws IOException {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                if (!Files.readString(task.resolve("comm")).strip().equals("VM Thread")) continue;
                Scheduling.setRealTime(
                        Integer.parseInt(task.getFileName().toString()),
                        Scheduling.SCHED_RR,
                        priority);
            }
        }
    }
}
