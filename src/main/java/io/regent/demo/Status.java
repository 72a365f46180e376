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
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            evidence.await(deadline, () -> allAreAnswered(cluster, evidence));
            Thread.sleep(Evidence.MOMENT);
            for (String line : Holders.table(cluster, evidence)) out.println(line);
        }
    }

    private static boolean allAreAnswered(Cluster cluster, Evidence evidence) {
        for (var service : cluster.setup().services())
            if (evidence.answering(service.address(), System.nanoTime()).isEmpty()) return false;
        return true;
    }
}
