package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * network_namespaces(7) for the calling thread. Sockets keep the namespace that they were made in.
 * Never on a virtual thread: its carrier would move.
 */
public final class NetworkNamespace {

    private static final MemorySegment OPEN = Libc.function("open");
    private static final MemorySegment SETNS = Libc.function("setns");
    private static final int O_RDONLY_CLOEXEC = 0x80000;
    private static final int CLONE_NEWNET = 0x40000000;

    private NetworkNamespace() {}

    /** The file by which ip-netns(8) keeps a namespace alive. */
    public static String pathOf(String name) {
        return "/run/netns/" + name;
    }

    /** setns(2): moves the calling platform thread into the namespace behind {@code path}. */
    public static void enter(String path) throws ErrnoException {
        assert !Thread.currentThread().isVirtual() : "a carrier thread would change namespace";
        try (var arena = Arena.ofConfined()) {
            var libc = new Libc(arena);
            long pathAt = NativeBuffer.text(arena, path).address;
            int fd =
                    Libc.orThrow(
                            libc.callInt(OPEN, pathAt, O_RDONLY_CLOEXEC, 0, 0, 0, 0),
                            "open(" + path + ")");
            int result = libc.callInt(SETNS, fd, CLONE_NEWNET, 0, 0, 0, 0);
            Descriptor.close(libc, fd);
            Libc.orThrow(result, "setns(" + path + ", CLONE_NEWNET)");
        }
    }
}
