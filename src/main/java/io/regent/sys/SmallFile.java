package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Files of a few bytes, read and written without ever waiting for somebody at the other end. */
public final class SmallFile {

    private static final MemorySegment OPEN = Libc.function("open");
    private static final int O_RDONLY_NONBLOCK_CLOEXEC = 0x800 | 0x80000;
    private static final int O_WRONLY_CREAT_NONBLOCK_CLOEXEC = 0x1 | 0x40 | 0x800 | 0x80000;
    private static final int O_EXCL = 0x80, O_TRUNC = 0x200;
    private static final int MODE = 0644;

    private SmallFile() {}

    /**
     * The beginning of a file.
     *
     * @param mostBytes what is behind them is left out
     */
    public static byte[] read(String path, int mostBytes) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var libc = new Libc(arena);
            int fd = open(libc, arena, path, O_RDONLY_NONBLOCK_CLOEXEC);
            try {
                var into = new NativeBuffer(arena, mostBytes);
                var bytes =
                        new byte
                                [Libc.orThrow(
                                        Descriptor.read(libc, fd, into), "read(" + path + ")")];
                into.bytes.get(0, bytes);
                return bytes;
            } finally {
                Descriptor.close(libc, fd);
            }
        }
    }

    /**
     * Makes a file, mode 0644 less the umask. Never writes through a symbolic link: ELOOP.
     *
     * @param overwrite one that exists already; else EEXIST
     */
    public static void write(String path, String text, boolean overwrite) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var libc = new Libc(arena);
            int flags = O_WRONLY_CREAT_NONBLOCK_CLOEXEC | Abi.O_NOFOLLOW;
            int fd = open(libc, arena, path, flags | (overwrite ? O_TRUNC : O_EXCL));
            try {
                int length = text.getBytes(StandardCharsets.UTF_8).length;
                var bytes = NativeBuffer.text(arena, text);
                Libc.orThrow(Descriptor.write(libc, fd, bytes, length), "write(" + path + ")");
            } finally {
                Descriptor.close(libc, fd);
            }
        }
    }

    private static int open(Libc libc, Arena arena, String path, int flags) throws ErrnoException {
        long name = NativeBuffer.text(arena, path).address;
        return Libc.orThrow(libc.callInt(OPEN, name, flags, MODE, 0, 0, 0), "open(" + path + ")");
    }
}
