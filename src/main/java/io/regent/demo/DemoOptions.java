package io.regent.demo;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that play a story. */
final class DemoOptions {

    private static final Duration WATCH = Duration.ofSeconds(4);

    @Option(
            names = "--keep",
            description = "Leave the cluster running at the end, to play with it.")
    private boolean keep;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = "How long to look on between two events; default 4.")
    private @Nullable Double watchSeconds;

    @Option(
            names = "--builtin-proxy",
            description = "Use the built-in web proxy even where nginx is installed.")
    private boolean builtinProxy;

    /** These and those: options may stand before the name of the story and behind it. */
    DemoOptions and(DemoOptions others) {
        var both = new DemoOptions();
        both.keep = keep || others.keep;
        both.builtinProxy = builtinProxy || others.builtinProxy;
        both.watchSeconds = others.watchSeconds == null ? watchSeconds : others.watchSeconds;
        return both;
    }

    boolean keep() {
        return keep;
    }

    boolean builtinProxy() {
        return builtinProxy;
    }

    Duration watch() {
        return Optional.ofNullable(watchSeconds)
                .map(seconds -> Duration.ofMillis((long) (seconds * 1000)))
                .orElse(WATCH);
    }
}
