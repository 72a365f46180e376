package io.regent.app;

import io.regent.config.Loaded;
import io.regent.net.Link;
import io.regent.netlink.RouteClient;
import io.regent.sys.ErrnoException;
import io.regent.sys.NetworkNamespace;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The machine that {@code -t} runs on. It is asked for nothing that the file does not name. */
final class ThisVerdictMachine implements VerdictMachine {

    private static final int ANSWER_MILLIS = 1000;

    private final Loaded loaded;

    /** Null until somebody asks, and when we may not know. */
    private @Nullable Set<String> interfaces;

    private boolean isAsked;

    ThisVerdictMachine(Loaded loaded) {
        this.loaded = loaded;
    }

    @Override
    public boolean hasNamespace(String name) {
        return Files.exists(Path.of(NetworkNamespace.pathOf(name)));
    }

    /** Who may not ask is not told that something is missing. */
    @Override
    public boolean hasInterface(String name) {
        if (!isAsked) {
            interfaces = read().orElse(null);
            isAsked = true;
        }
        return interfaces == null || interfaces.contains(name);
    }

    /** A name service that does not answer in time knows nothing. */
    @Override
    public boolean knowsHost(String name) {
        return asked(
                        () -> {
                            try {
                                return Optional.of(InetAddress.getAllByName(name));
                            } catch (UnknownHostException e) {
                                return Optional.<InetAddress[]>empty();
                            }
                        })
                .isPresent();
    }

    private Optional<Set<String>> read() {
        var namespace = loaded.asSeen().namespace();
        if (namespace.isEmpty() || !hasNamespace(namespace.get().name())) return names();
        String path = NetworkNamespace.pathOf(namespace.get().name());
        // From a thread of its own, which never leaves the namespace.
        return asked(() -> {
            try {
                NetworkNamespace.enter(path);
                return names();
            } catch (ErrnoException e) {
                return Optional.<Set<String>>empty();
            }
        });
    }

    private static Optional<Set<String>> names() {
        try (var kernel = RouteClient.open(ANSWER_MILLIS)) {
            var names = new HashSet<String>();
            for (Link link : kernel.links()) names.add(link.name());
            return Optional.of(names);
        } catch (ErrnoException e) {
            return Optional.empty();
        }
    }

    private interface Question<T> {
        Optional<T> ask();
    }

    private static <T> Optional<T> asked(Question<T> question) {
        var answer = new CompletableFuture<Optional<T>>();
        Thread.ofPlatform().daemon().start(() -> answer.complete(question.ask()));
        try {
            return answer.get(2L * ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }
}
