package io.regent.sys;

import java.lang.foreign.Arena;
import java.util.ArrayDeque;

/**
 * What one system call needs outside of the heap: errno, a small structure, and bytes to read or
 * write. For virtual threads, of which there are thousands, but only as many in a call at once as
 * there are processors: each takes one for the call and gives it back before it could wait for
 * anything. They are never freed, and there are never more than were once in use at a time.
 */
final class CallScratch {

    static final int DATA_BYTES = 16 * 1024;

    private static final int SMALL_BYTES = 128;
    private static final ArrayDeque<CallScratch> IDLE = new ArrayDeque<>();

    final Libc libc = new Libc(Arena.global());
    final NativeBuffer small = new NativeBuffer(Arena.global(), SMALL_BYTES);
    final NativeBuffer data = new NativeBuffer(Arena.global(), DATA_BYTES);

    private CallScratch() {}

    static CallScratch take() {
        CallScratch idle;
        synchronized (IDLE) {
            idle = IDLE.pollLast();
        }
        return idle == null ? new CallScratch() : idle;
    }

    void giveBack() {
        synchronized (IDLE) {
            IDLE.addLast(this);
        }
    }
}
