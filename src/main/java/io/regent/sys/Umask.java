package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** umask(2) of the whole process. */
public final class Umask {

    private static final MemorySegment UMASK = Libc.function("umask");

    private Umask() {}

    /**
     * @param mask the permission bits that new files shall not have, for example 0022
     * @return the mask until now
     */
    public static int set(int mask) {
        try (var arena = Arena.ofConfined()) {
            return new Libc(arena).callInt(UMASK, mask, 0, 0, 0, 0, 0);
        }
    }
}
