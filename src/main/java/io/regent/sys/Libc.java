package io.regent.sys;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Every libc function through one downcall handle: seven integer or pointer arguments in, one
 * result out, errno captured in the same call. Linking a handle is what costs time at start-up, so
 * there is exactly one; a callee ignores arguments that it does not take. Right for 64-bit Linux on
 * x86-64 and aarch64; not for floating point or structs by value.
 *
 * <p>One instance belongs to one thread: errno is captured into a segment of its own. Instances are
 * cheap; make one for each object that a thread owns.
 */
final class Libc {

    private static final Linker LINKER = Linker.nativeLinker();

    private static final MethodHandle CALL =
            LINKER.downcallHandle(
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                            JAVA_LONG, JAVA_LONG),
                    Linker.Option.captureCallState("errno"));

    private final MemorySegment callState;
    private final ByteBuffer errno;

    /** The segment for errno lives as long as {@code arena}. */
    Libc(Arena arena) {
        this.callState = arena.allocate(Linker.Option.captureStateLayout());
        // As everywhere in this room: accessors of a segment would be linked at the first error.
        this.errno = callState.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    /** The address of a libc function. Look it up once, in a constant. */
    static MemorySegment function(String name) {
        return LINKER.defaultLookup().findOrThrow(name);
    }

    /**
     * For functions that return {@code int} and -1 with errno on failure: the result, or the
     * negated errno.
     */
    int callInt(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        int result = (int) call(function, a, b, c, d, e, f, 0);
        return result == -1 ? -errno() : result;
    }

    /**
     * For functions that return {@code ssize_t} or {@code long}: the result, or the negated errno.
     */
    long callLong(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        return callLong(function, a, b, c, d, e, f, 0);
    }

    /** The same with a seventh argument, which syscall(2) needs for calls of six. */
    long callLong(MemorySegment function, long a, long b, long c, long d, long e, long f, long g) {
        long result = call(function, a, b, c, d, e, f, g);
        return result == -1 ? -errno() : result;
    }

    /** The result of {@link #callInt}, or the refusal as an exception that says what was asked. */
    static int orThrow(int result, String what) throws ErrnoException {
        if (result < 0) throw new ErrnoException(what, -result);
        return result;
    }

    private int errno() {
        return errno.getInt(0);
    }

    private long call(
            MemorySegment function, long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) CALL.invokeExact(function, callState, a, b, c, d, e, f, g);
        } catch (Throwable t) {
            throw new AssertionError("the binding of libc is wrong", t);
        }
    }
}
