package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The tie between this process and the one that started it. */
public final class ParentDeath {

    private static final MemorySegment PRCTL = Libc.function("prctl");
    private static final MemorySegment GETPPID = Libc.function("getppid");
    private static final int PR_SET_PDEATHSIG = 1;

    private ParentDeath() {}

    /**
     * PR_SET_PDEATHSIG of prctl(2): the kernel sends the signal when the parent dies.
     *
     * @return false when the parent is already gone, so that no signal will come
     */
    public static boolean signalWith(int signal, int parentPid) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            var libc = new Libc(arena);
            Libc.orThrow(
                    libc.callInt(PRCTL, PR_SET_PDEATHSIG, signal, 0, 0, 0, 0),
                    "prctl(PR_SET_PDEATHSIG)");
            return libc.callInt(GETPPID, 0, 0, 0, 0, 0, 0) == parentPid;
        }
    }
}
