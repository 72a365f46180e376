package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * signalfd(2): signals as something to read. Reliable only for signals that every thread of the
 * process has blocked, which means before exec of the JVM (with {@code -Xrs} for HUP, INT and
 * TERM); this class blocks them in the calling thread only.
 */
public final class SignalDescriptor implements AutoCloseable {

    private static final MemorySegment SIGNALFD = Libc.function("signalfd");
    private static final MemorySegment PTHREAD_SIGMASK = Libc.function("pthread_sigmask");

    private static final int SFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;
    private static final int SIG_BLOCK = 0;
    private static final int SIGSET_BYTES = 128;
    private static final int SIGNALFD_SIGINFO_BYTES = 128;
    private static final int SSI_SIGNO_AT = 0;
    private static final int SSI_PID_AT = 12;

    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final NativeBuffer info = new NativeBuffer(arena, SIGNALFD_SIGINFO_BYTES);
    private final int fd;

    private SignalDescriptor(int[] signals) throws ErrnoException {
        long set = 0;
        for (int signal : signals) set |= 1L << (signal - 1);
        var mask = new NativeBuffer(arena, SIGSET_BYTES);
        mask.bytes.putLong(0, set);
        // pthread_sigmask(3) returns the error number itself.
        int refused = libc.callInt(PTHREAD_SIGMASK, SIG_BLOCK, mask.address, 0, 0, 0, 0);
        if (refused != 0) throw new ErrnoException("pthread_sigmask(SIG_BLOCK)", refused);
        fd =
                Libc.orThrow(
                        libc.callInt(SIGNALFD, -1, mask.address, SFD_CLOEXEC_NONBLOCK, 0, 0, 0),
                        "signalfd");
    }

    /**
     * Blocks the signals in the calling thread and opens a descriptor that receives them.
     *
     * @param signals numbers of signal(7), 1 to 64
     */
    public static SignalDescriptor block(int... signals) throws ErrnoException {
        return new SignalDescriptor(signals);
    }

    /** For {@link Poller#add}, with EPOLLIN. */
    public int fd() {
        return fd;
    }

    /** The number of the next signal that came, or 0 when there is none left. */
    public int next() {
        int read = Descriptor.read(libc, fd, info);
        return read == SIGNALFD_SIGINFO_BYTES ? info.bytes.getInt(SSI_SIGNO_AT) : 0;
    }

    /** The process that sent the signal which {@link #next()} returned last; 0 for the kernel. */
    public int senderPid() {
        return info.bytes.getInt(SSI_PID_AT);
    }

    @Override
    public void close() {
        Descriptor.close(libc, fd);
        arena.close();
    }
}
