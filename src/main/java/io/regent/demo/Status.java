package io.regent.demo;

import java.io.PrintStream;
import java.time.Duration;

/** A look at a running cluster: the client asks for a moment, then the table is printed. */
final class Status {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Status() {}

    static void print(Cluster cluster, PrintStream out) throws DemoFailure, InterruptedException {
        try (var watcher = new Watcher(cluster.startClient())) {
            var evidence = watcher.evidence();
            evidence.await(
                    System.nanoTime() + PATIENCE.toNanos(),
                    () ->
                            cluster.setup().services().stream()
                                    .noneMatch(service ->
                                            evidence.answering(service.address(), System.nanoTime())
                                                    .isEmpty()));
            for (String line : Holders.table(cluster, evidence)) out.println(line);
        }
    }
}
