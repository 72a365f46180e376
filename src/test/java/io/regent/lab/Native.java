package io.regent.lab;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/** The few libc functions that the instruments need, through one handle of six arguments. */
final class Native {

    static final int SIGHUP = 1;
    static final int SIGKILL = 9;
    static final int SIGSEGV = 11;
    static final int SIGUSR2 = 12;
    static final int SIGTERM = 15;
    static final int SIGCONT = 18;
    static final int SIGSTOP = 19;

    private static final int EINTR = 4;
    private static final int PRIO_PROCESS = 0;
    private static final int NICE = -15;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle CALL =
            LINKER.downcallHandle(
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                            JAVA_LONG),
                    Linker.Option.captureCallState("errno"));
    private static final StructLayout ERRNO = Linker.Option.captureStateLayout();

    private Native() {}

    /**
     * The result of a function that returns {@code int} or {@code ssize_t}; never negative. A call
     * that a signal cut short is made again.
     */
    static int call(String name, long... arguments) throws IOException {
        long[] a = java.util.Arrays.copyOf(arguments, 6);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(ERRNO);
            MemorySegment function = LINKER.defaultLookup().findOrThrow(name);
            while (true) {
                long all =
                        (long)
                                CALL.invokeExact(
                                        function, errno, a[0], a[1], a[2], a[3], a[4], a[5]);
                int result = (int) all;
                if (result >= 0) return result;
                int number = errno.get(JAVA_INT, 0);
                if (number != EINTR) throw new IOException(name + ": errno " + number);
            }
        } catch (IOException refused) {
            throw refused;
        } catch (Throwable t) {
            throw new AssertionError("the binding of " + name + " is wrong", t);
        }
    }

    /** kill(2); a process that has already gone is fine. */
    static void signal(long pid, int signal) {
        try {
            call("kill", pid, signal);
        } catch (IOException gone) {
            if (ProcessHandle.of(pid).isPresent()) throw new java.io.UncheckedIOException(gone);
        }
    }

    /**
     * Lets the instruments go before the other work of the machine, and the daemons that they start
     * too: setpriority(2) for every thread there is, from which all later ones inherit. Where it is
     * not permitted, times are less certain.
     */
    static void hurry() {
        String[] threads = new File("/proc/self/task").list();
        if (threads == null) return;
        for (String thread : threads) {
            try {
                call("setpriority", PRIO_PROCESS, Long.parseLong(thread), NICE);
            } catch (IOException e) {
                // Not permitted, or the thread has ended.
            }
        }
    }
}
