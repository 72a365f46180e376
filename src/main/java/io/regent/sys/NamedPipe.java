package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The writing end of a named pipe (fifo(7)) that others read. Opened for reading, too, so that it
 * can be opened before anybody reads, and never reports that the last reader has gone. A write
 * never blocks: what does not fit is lost.
 */
public final class NamedPipe implements AutoCloseable {

    /** A line longer than PIPE_BUF could be torn apart by other writers. */
    private static final int LONGEST_WRITE_BYTES = 4096;

    private static final int MODE = 0644;
    private static final int O_RDWR_NONBLOCK_CLOEXEC = 0x2 | 0x800 | 0x80000;

    private static final MemorySegment MKFIFO = Libc.function("mkfifo");
    private static final MemorySegment OPEN = Libc.function("open");
    private static final MemorySegment CHOWN = Libc.function("fchown");
    private static final MemorySegment UNLINK = Libc.function("unlink");

    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final NativeBuffer path;
    private final NativeBuffer line = new NativeBuffer(arena, LONGEST_WRITE_BYTES);
    private final boolean created;
    private final int fd;

    private NamedPipe(String path, Credentials owner) throws ErrnoException {
        this.path = NativeBuffer.text(arena, path);
        int made = libc.callInt(MKFIFO, this.path.address, MODE, 0, 0, 0, 0);
        if (made < 0 && -made != Errno.EEXIST.number()) refuse("mkfifo(" + path + ")", -made);
        this.created = made == 0;
        int flags = O_RDWR_NONBLOCK_CLOEXEC | Abi.O_NOFOLLOW;
        this.fd = libc.callInt(OPEN, this.path.address, flags, 0, 0, 0, 0);
        if (fd < 0) refuse("open(" + path + ")", -fd);
        if (created) {
            libc.callInt(CHOWN, fd, owner.uid(), owner.gid(), 0, 0, 0);
        } else {
            refuseStrange(path, owner);
        }
    }

    /**
     * Makes the pipe, mode 0644 less the umask, or takes the one that is there if it belongs to
     * {@code owner} or to this process.
     */
    public static NamedPipe open(String path, Credentials owner) throws ErrnoException {
        return new NamedPipe(path, owner);
    }

    /**
     * @return false when nobody has read for so long that the line does not fit any more
     */
    public boolean write(byte[] bytes) {
        if (bytes.length > LONGEST_WRITE_BYTES) return false;
        line.bytes.put(0, bytes);
        return Descriptor.write(libc, fd, line, bytes.length) == bytes.length;
    }

    /** Removes the pipe if {@link #open} made it. */
    @Override
    public void close() {
        if (created) libc.callInt(UNLINK, path.address, 0, 0, 0, 0, 0);
        Descriptor.close(libc, fd);
        arena.close();
    }

    /** Anything else that happens to lie there belongs to somebody else. */
    private void refuseStrange(String path, Credentials owner) throws ErrnoException {
        FileStatus status = FileStatus.of(fd);
        boolean ours = status.uid() == 0 || status.uid() == owner.uid();
        if (status.isNamedPipe() && ours) return;
        Descriptor.close(libc, fd);
        refuse("use of " + path + " as a named pipe", Errno.EEXIST.number());
    }

    private void refuse(String what, int errno) throws ErrnoException {
        arena.close();
        throw new ErrnoException(what, errno);
    }
}
