package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** inotify(7): what happens in directories, as something to read. For one thread at a time. */
public final class Inotify implements AutoCloseable {

    /** What a watch asks for and an event tells. */
    public static final int IN_CLOSE_WRITE = 0x8,
            IN_MOVED_FROM = 0x40,
            IN_MOVED_TO = 0x80,
            IN_CREATE = 0x100,
            IN_DELETE = 0x200,
            IN_DELETE_SELF = 0x400,
            IN_MOVE_SELF = 0x800;

    /** What comes without being asked for. */
    public static final int IN_UNMOUNT = 0x2000, IN_Q_OVERFLOW = 0x4000, IN_IGNORED = 0x8000;

    /** Refuses to watch anything but a directory. */
    public static final int IN_ONLYDIR = 0x0100_0000;

    private static final MemorySegment INOTIFY_INIT1 = Libc.function("inotify_init1");
    private static final MemorySegment INOTIFY_ADD_WATCH = Libc.function("inotify_add_watch");
    private static final MemorySegment INOTIFY_RM_WATCH = Libc.function("inotify_rm_watch");

    private static final int IN_CLOEXEC_NONBLOCK = 0x80000 | 0x800;
    private static final int READ_BYTES = 4096;

    /** struct inotify_event: watch, mask, cookie and length of the name that follows. */
    private static final int MASK_AT = 4, NAME_LENGTH_AT = 12, HEADER_BYTES = 16;

    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final NativeBuffer events = new NativeBuffer(arena, READ_BYTES);
    private final int fd;

    /** Takes one event. */
    @FunctionalInterface
    public interface Sink {

        /**
         * @param watch what {@link #watch} returned; -1 with IN_Q_OVERFLOW
         * @param name in the directory; empty for what happens to the directory itself
         */
        void event(int watch, int mask, String name);
    }

    private Inotify() throws ErrnoException {
        fd =
                Libc.orThrow(
                        libc.callInt(INOTIFY_INIT1, IN_CLOEXEC_NONBLOCK, 0, 0, 0, 0, 0),
                        "inotify_init1");
    }

    public static Inotify open() throws ErrnoException {
        return new Inotify();
    }

    /** For {@link Poller#add}, with EPOLLIN. */
    public int fd() {
        return fd;
    }

    /**
     * Watches a directory; one that is watched already keeps its number.
     *
     * @return the number of the watch; none is given out twice
     */
    public int watch(String directory, int mask) throws ErrnoException {
        try (var path = Arena.ofConfined()) {
            long address = NativeBuffer.text(path, directory).address;
            return Libc.orThrow(
                    libc.callInt(INOTIFY_ADD_WATCH, fd, address, mask, 0, 0, 0),
                    "inotify_add_watch(" + directory + ")");
        }
    }

    /** Nothing happens to a watch that is gone already. */
    public void unwatch(int watch) {
        libc.callInt(INOTIFY_RM_WATCH, fd, watch, 0, 0, 0, 0);
    }

    /** Hands over all events that have happened. */
    public void drain(Sink sink) {
        for (int bytes = read(); bytes > 0; bytes = read()) decode(events.bytes, bytes, sink);
    }

    private int read() {
        return Descriptor.read(libc, fd, events);
    }

    /** The kernel writes whole events only; a torn one ends the reading. */
    static void decode(ByteBuffer from, int lengthBytes, Sink sink) {
        int at = 0;
        while (lengthBytes - at >= HEADER_BYTES) {
            int nameBytes = from.getInt(at + NAME_LENGTH_AT);
            int nameAt = at + HEADER_BYTES;
            if (nameBytes < 0 || nameBytes > lengthBytes - nameAt) return;
            sink.event(from.getInt(at), from.getInt(at + MASK_AT), name(from, nameAt, nameBytes));
            at = nameAt + nameBytes;
        }
    }

    /** Ends with one zero byte or more. */
    private static String name(ByteBuffer from, int at, int mostBytes) {
        int length = 0;
        while (length < mostBytes && from.get(at + length) != 0) length++;
        var name = new byte[length];
        from.get(at, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        Descriptor.close(libc, fd);
        arena.close();
    }
}
