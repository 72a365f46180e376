package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file with a process number, held by an open file description lock (F_OFD_SETLK of fcntl(2)):
 * the lock is gone when the process is, however it ended. Java's own file locks belong to the
 * process and are lost when any descriptor of the file is closed. Mode 0644 whatever the umask,
 * never through a symbolic link (inventory 8.3).
 */
public final class PidFile implements AutoCloseable {

    private static final MemorySegment OPEN = Libc.function("open");
    private static final MemorySegment FCHMOD = Libc.function("fchmod");
    private static final MemorySegment FCNTL = Libc.function("fcntl");
    private static final MemorySegment FTRUNCATE = Libc.function("ftruncate");
    private static final MemorySegment UNLINK = Libc.function("unlink");

    private static final int O_RDWR_CREAT_CLOEXEC = 0x2 | 0x40 | 0x80000;
    private static final int MODE = 0644;
    private static final int F_OFD_SETLK = 37;
    private static final int F_WRLCK = 1;
    private static final int FLOCK_BYTES = 32;

    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final String path;
    private final NativeBuffer nativePath;
    private final int fd;

    private PidFile(String path) throws ErrnoException {
        this.path = path;
        this.nativePath = NativeBuffer.text(arena, path);
        int flags = O_RDWR_CREAT_CLOEXEC | Abi.O_NOFOLLOW;
        int result = libc.callInt(OPEN, nativePath.address, flags, MODE, 0, 0, 0);
        if (result < 0) {
            arena.close();
            throw new ErrnoException("open(" + path + ")", -result);
        }
        fd = result;
    }

    /**
     * Opens or makes the file, locks it and writes the number and a newline.
     *
     * @return empty when another process holds the lock: it is running already
     */
    public static Optional<PidFile> claim(String path, long pid) throws ErrnoException {
        var file = new PidFile(path);
        try {
            if (file.lock()) {
                file.write(pid + "\n");
                return Optional.of(file);
            }
        } catch (ErrnoException e) {
            file.close();
            throw e;
        }
        file.close();
        return Optional.empty();
    }

    /** Removes the file; the lock is kept until {@link #close()}. */
    public void remove() throws ErrnoException {
        Libc.orThrow(
                libc.callInt(UNLINK, nativePath.address, 0, 0, 0, 0, 0), "unlink(" + path + ")");
    }

    /** Lets the lock go and leaves the file. */
    @Override
    public void close() {
        Descriptor.close(libc, fd);
        arena.close();
    }

    private boolean lock() throws ErrnoException {
        // l_whence SEEK_SET, l_start 0, l_len 0 (to the end) and l_pid 0 are all zero.
        var flock = new NativeBuffer(arena, FLOCK_BYTES);
        flock.bytes.putShort(0, (short) F_WRLCK);
        int result = libc.callInt(FCNTL, fd, F_OFD_SETLK, flock.address, 0, 0, 0);
        if (result == -Errno.EAGAIN.number() || result == -Errno.EACCES.number()) return false;
        Libc.orThrow(result, "fcntl(" + path + ", F_OFD_SETLK)");
        return true;
    }

    private void write(String text) throws ErrnoException {
        Libc.orThrow(libc.callInt(FCHMOD, fd, MODE, 0, 0, 0, 0), "fchmod(" + path + ")");
        Libc.orThrow(libc.callInt(FTRUNCATE, fd, 0, 0, 0, 0, 0), "ftruncate(" + path + ")");
        var bytes = NativeBuffer.text(arena, text);
        int length = text.getBytes(StandardCharsets.US_ASCII).length;
        Libc.orThrow(Descriptor.write(libc, fd, bytes, length), "write(" + path + ")");
    }
}
