package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory that the kernel must not take away (mlock(2)). */
public final class Memory {

    private static final MemorySegment MLOCKALL = Libc.function("mlockall");
    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    private static final int MCL_ONFAULT = 4;

    private Memory() {}

    /**
     * Keeps every page in memory from its first use on. Never without MCL_ONFAULT: all that the JVM
     * has reserved would become resident, several times what it uses.
     */
    public static void lockAllOnFault() throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            int flags = MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT;
            Libc.orThrow(
                    new Libc(arena).callInt(MLOCKALL, flags, 0, 0, 0, 0, 0),
                    "mlockall(MCL_CURRENT|MCL_FUTURE|MCL_ONFAULT)");
        }
    }
}
