package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * How the kernel schedules one thread (sched(7)), as it says itself: read it again after each
 * change, for a container may accept a call and not act on it.
 *
 * @param policy SCHED_OTHER, SCHED_FIFO, SCHED_RR or another number of sched(7)
 * @param priority 1 to 99 for FIFO and RR, else 0
 * @param resetOnFork children start with the default policy
 * @param nice -20 (first) to 19
 */
public record Scheduling(int policy, int priority, boolean resetOnFork, int nice) {

    public static final int SCHED_OTHER = 0;
    public static final int SCHED_FIFO = 1;
    public static final int SCHED_RR = 2;

    /** Stands for the calling thread where a thread number is asked for. */
    public static final int CALLING_THREAD = 0;

    private static final MemorySegment SETSCHEDULER = Libc.function("sched_setscheduler");
    private static final MemorySegment GETSCHEDULER = Libc.function("sched_getscheduler");
    private static final MemorySegment GETPARAM = Libc.function("sched_getparam");
    private static final MemorySegment SETPRIORITY = Libc.function("setpriority");
    private static final MemorySegment SYSCALL = Libc.function("syscall");
    private static final MemorySegment SETRLIMIT = Libc.function("setrlimit");

    private static final int SCHED_RESET_ON_FORK = 0x40000000;
    private static final int PRIO_PROCESS = 0;
    private static final int RLIMIT_RTTIME = 15;

    /**
     * sched_setscheduler(2), always with SCHED_RESET_ON_FORK: a script that inherited a real-time
     * priority and spun would take the machine with it.
     *
     * @param tid thread number, or {@link #CALLING_THREAD}
     */
    public static void setRealTime(int tid, int policy, int priority) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var param = new NativeBuffer(arena, Integer.BYTES);
            param.bytes.putInt(0, priority);
            int result =
                    new Libc(arena)
                            .callInt(
                                    SETSCHEDULER,
                                    tid,
                                    policy | SCHED_RESET_ON_FORK,
                                    param.address,
                                    0,
                                    0,
                                    0);
            Libc.orThrow(result, "sched_setscheduler(" + policy + ", " + priority + ")");
        }
    }

    /** setpriority(2) for one thread. */
    public static void setNice(int tid, int nice) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            int result = new Libc(arena).callInt(SETPRIORITY, PRIO_PROCESS, tid, nice, 0, 0, 0);
            Libc.orThrow(result, "setpriority(" + nice + ")");
        }
    }

    /**
     * RLIMIT_RTTIME of setrlimit(2), for the whole process: a real-time thread that uses this much
     * CPU without once blocking gets SIGXCPU at the soft limit and SIGKILL at the hard one.
     */
    public static void limitRealTime(long softMicros, long hardMicros) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var limit = new NativeBuffer(arena, 2 * Long.BYTES);
            limit.bytes.putLong(0, softMicros);
            limit.bytes.putLong(Long.BYTES, hardMicros);
            int result =
                    new Libc(arena).callInt(SETRLIMIT, RLIMIT_RTTIME, limit.address, 0, 0, 0, 0);
            Libc.orThrow(result, "setrlimit(RLIMIT_RTTIME, " + softMicros + ")");
        }
    }

    /** What holds for the thread now. */
    public static Scheduling of(int tid) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var libc = new Libc(arena);
            var param = new NativeBuffer(arena, Integer.BYTES);
            int policy =
                    Libc.orThrow(
                            libc.callInt(GETSCHEDULER, tid, 0, 0, 0, 0, 0), "sched_getscheduler");
            Libc.orThrow(libc.callInt(GETPARAM, tid, param.address, 0, 0, 0, 0), "sched_getparam");
            // The raw call returns 20 - nice, so that no valid answer looks like an error.
            int fromTwenty =
                    Libc.orThrow(
                            libc.callInt(SYSCALL, Abi.NR_GETPRIORITY, PRIO_PROCESS, tid, 0, 0, 0),
                            "getpriority");
            return new Scheduling(
                    policy & ~SCHED_RESET_ON_FORK,
                    param.bytes.getInt(0),
                    (policy & SCHED_RESET_ON_FORK) != 0,
                    20 - fromTwenty);
        }
    }
}
