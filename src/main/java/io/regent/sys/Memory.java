package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory that the kernel must not take away (mlock(2)). */
public final class Memory {

    private static final MemorySegment MLOCKALL = Libc.function("mlockall");
    private static final MemorySegment SETRLIMIT = Libc.function("setrlimit");
    private static final int RLIMIT_MEMLOCK = 8;
    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    private static final int MCL_ONFAULT = 4;

    private Memory() {}

    /**
     * Keeps every page in memory from its first use on. Never without MCL_ONFAULT: all that the JVM
     * has reserved would become resident, several times what it uses.
     *
     * <p>The limit on locked memory (RLIMIT_MEMLOCK) goes too: a thread that has taken on the
     * identity of a script's user is bound by it, and could not even map the stack that
     * posix_spawn(3) needs (EAGAIN).
     */
    public static void lockAllOnFault() throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var libc = new Libc(arena);
            var unlimited = new NativeBuffer(arena, 2 * Long.BYTES);
            unlimited.bytes.putLong(0, -1).putLong(Long.BYTES, -1);
            Libc.orThrow(
                    libc.callInt(SETRLIMIT, RLIMIT_MEMLOCK, unlimited.address, 0, 0, 0, 0),
                    "setrlimit(RLIMIT_MEMLOCK, unlimited)");
            int flags = MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT;
            Libc.orThrow(
                    libc.callInt(MLOCKALL, flags, 0, 0, 0, 0, 0),
                    "mlockall(MCL_CURRENT|MCL_FUTURE|MCL_ONFAULT)");
        }
    }
}
