package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory that the kernel must not take away (mlock(2)). */
public final class Memory {

    private static final MemorySegment MLOCKALL = Libc.function("mlockall");
    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    private static final int MCL_ONFAULT = 4;

    private static volatile boolean locked;

    private Memory() {}

    /**
     * Keeps every page in memory from its first use on. Never without MCL_ONFAULT: all that the JVM
     * has reserved would become resident, several times what it uses.
     */
    public static void lockAllOnFault() throws ErrnoException {
        lock(
                MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT,
                "mlockall(MCL_CURRENT|MCL_FUTURE|MCL_ONFAULT)");
        locked = true;
    }

    /** Whether {@link #lockAllOnFault} has succeeded. */
    public static boolean isLocked() {
        return locked;
    }

    /**
     * What is mapped stays locked, what is mapped from now on is not, until {@link #lockAllOnFault}
     * is called again.
     */
    public static void lockNoFurther() throws ErrnoException {
        lock(MCL_CURRENT | MCL_ONFAULT, "mlockall(MCL_CURRENT|MCL_ONFAULT)");
    }

    private static void lock(int flags, String what) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            Libc.orThrow(new Libc(arena).callInt(MLOCKALL, flags, 0, 0, 0, 0, 0), what);
        }
    }
}
