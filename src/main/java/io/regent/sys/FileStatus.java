package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Owner and mode of a file, statx(2), without following a symbolic link at the end of the path.
 *
 * @param mode type and permissions, as inode(7) lays them out
 */
public record FileStatus(int uid, int gid, int mode) {

    public static final int S_ISUID = 04000, S_ISGID = 02000, S_ISVTX = 01000;
    private static final int S_IFMT = 0170000, S_IFDIR = 0040000, S_IFREG = 0100000;
    private static final int S_IFLNK = 0120000, S_IFIFO = 0010000;
    private static final int AT_FDCWD = -100, AT_SYMLINK_NOFOLLOW = 0x100, AT_EMPTY_PATH = 0x1000;
    private static final int X_OK = 1;
    private static final int TYPE_MODE_UID_GID = 0x1 | 0x2 | 0x8 | 0x10;

    /** struct statx: the same layout on every architecture. */
    private static final int STATX_BYTES = 256, UID_AT = 20, GID_AT = 24, MODE_AT = 28;

    private static final MemorySegment STATX = Libc.function("statx");
    private static final MemorySegment ACCESS = Libc.function("access");

    /** Refuses with ENOENT, EACCES, ELOOP and so on. */
    public static FileStatus of(String path) throws ErrnoException {
        return statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW);
    }

    /** Of what an open descriptor stands for. */
    static FileStatus of(int fd) throws ErrnoException {
        return statx(fd, "", AT_EMPTY_PATH);
    }

    private static FileStatus statx(int directory, String path, int flags) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            var statx = new NativeBuffer(arena, STATX_BYTES);
            int result =
                    new Libc(arena)
                            .callInt(
                                    STATX,
                                    directory,
                                    NativeBuffer.text(arena, path).address,
                                    flags,
                                    TYPE_MODE_UID_GID,
                                    statx.address,
                                    0);
            Libc.orThrow(result, "statx(" + path + ")");
            return new FileStatus(
                    statx.bytes.getInt(UID_AT),
                    statx.bytes.getInt(GID_AT),
                    Short.toUnsignedInt(statx.bytes.getShort(MODE_AT)));
        }
    }

    /** access(2) with X_OK: may the calling thread's real user execute it? */
    public static boolean isExecutable(String path) {
        try (Arena arena = Arena.ofConfined()) {
            long name = NativeBuffer.text(arena, path).address;
            return new Libc(arena).callInt(ACCESS, name, X_OK, 0, 0, 0, 0) == 0;
        }
    }

    public boolean isDirectory() {
        return (mode & S_IFMT) == S_IFDIR;
    }

    public boolean isRegularFile() {
        return (mode & S_IFMT) == S_IFREG;
    }

    public boolean isNamedPipe() {
        return (mode & S_IFMT) == S_IFIFO;
    }

    public boolean isSymbolicLink() {
        return (mode & S_IFMT) == S_IFLNK;
    }
}
