package io.regent.lab;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Calls inside of a network namespace. A socket stays in the namespace that it was made in, so only
 * a short-lived thread enters it (setns(2)).
 */
final class Inside {

    private static final int O_CLOEXEC = 0x80000;
    private static final int CLONE_NEWNET = 0x40000000;

    private Inside() {}

    static <T> T call(String namespace, Callable<T> action) {
        var task =
                new FutureTask<T>(() -> {
                    enter(namespace);
                    return action.call();
                });
        Thread visitor = Thread.ofPlatform().name("enters " + namespace).start(task);
        try {
            visitor.join();
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(namespace, e);
        }
    }

    /** Moves the calling platform thread for good. */
    static void enter(String namespace) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom("/run/netns/" + namespace);
            int fd = Native.call("open", path.address(), O_CLOEXEC);
            Native.call("setns", fd, CLONE_NEWNET);
            Native.call("close", fd);
        }
    }
}
