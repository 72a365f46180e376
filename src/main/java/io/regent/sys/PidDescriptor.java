package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A child process as a descriptor that becomes readable when the child has ended: pidfd_open(2),
 * Linux 5.3. Any number of children can so be waited for by one {@link Poller}, beside whatever
 * else starts processes in this one.
 *
 * <p>The child stays a zombie until {@link #reap()}: until then neither its process id nor its
 * group can mean anybody else, so that its group can be ended without the risk of a mix-up.
 */
public final class PidDescriptor {

    public static final int SIGKILL = 9;
    public static final int SIGTERM = 15;

    /** The same number on every architecture. */
    private static final int NR_PIDFD_OPEN = 434;

    private static final MemorySegment SYSCALL = Libc.function("syscall");
    private static final MemorySegment WAITPID = Libc.function("waitpid");
    private static final MemorySegment KILL = Libc.function("kill");
    private static final int INT_BYTES = 4;

    private final int pid;
    private final int fd;

    private PidDescriptor(int pid, int fd) {
        this.pid = pid;
        this.fd = fd;
    }

    /** For a child of this process that nobody has waited for. */
    public static PidDescriptor open(int pid) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            long fd = new Libc(arena).callLong(SYSCALL, NR_PIDFD_OPEN, pid, 0, 0, 0, 0);
            return new PidDescriptor(pid, Libc.orThrow((int) fd, "pidfd_open(" + pid + ")"));
        }
    }

    /** Kills and buries a child that {@link #open} was refused for. */
    public static void abandon(int pid) {
        try (var arena = Arena.ofConfined()) {
            var libc = new Libc(arena);
            libc.callInt(KILL, -pid, SIGKILL, 0, 0, 0, 0);
            libc.callInt(WAITPID, pid, 0, 0, 0, 0, 0);
        }
    }

    /** For {@link Poller#add}, with EPOLLIN. */
    public int fd() {
        return fd;
    }

    public int pid() {
        return pid;
    }

    /**
     * waitpid(2), which blocks while the child runs, and closes the descriptor.
     *
     * @return the wait status: see {@link #isExit}
     */
    public int reap() throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var libc = new Libc(arena);
            Descriptor.close(libc, fd);
            var status = new NativeBuffer(arena, INT_BYTES);
            int result = libc.callInt(WAITPID, pid, status.address, 0, 0, 0, 0);
            Libc.orThrow(result, "waitpid(" + pid + ")");
            return status.bytes.getInt(0);
        }
    }

    /** kill(2) of the process group that {@link Spawn} gave the child. */
    public void killGroup(int signal) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            int result = new Libc(arena).callInt(KILL, -pid, signal, 0, 0, 0, 0);
            Libc.orThrow(result, "kill(" + -pid + ", " + signal + ")");
        }
    }

    /** Whether a wait status says that the child ended by itself; else it was a signal. */
    public static boolean isExit(int waitStatus) {
        return (waitStatus & 0x7f) == 0;
    }

    /** Exit status, 0 to 255, of a child that ended by itself. */
    public static int exitStatus(int waitStatus) {
        return waitStatus >> 8 & 0xff;
    }

    /** The signal that ended the child. */
    public static int endingSignal(int waitStatus) {
        return waitStatus & 0x7f;
    }
}
