package io.regent.demo;

import io.regent.sys.NetworkNamespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Calls inside of a host's network namespace. What is opened there stays there, so only a thread
 * that ends at once has to go.
 */
final class Inside {

    private Inside() {}

    /**
     * @param namespace its file, see {@link Lan#file}
     */
    static <T> T call(Path namespace, Callable<T> action) throws IOException, InterruptedException {
        var task =
                new FutureTask<T>(() -> {
                    NetworkNamespace.enter(namespace.toString());
                    return action.call();
                });
        Thread.ofPlatform().daemon().name("in " + namespace.getFileName()).start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException("in " + namespace.getFileName() + ": " + e.getCause(), e);
        }
    }
}
