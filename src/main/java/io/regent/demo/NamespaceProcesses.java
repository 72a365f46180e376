package io.regent.demo;

import java.time.Duration;
import java.util.List;

/**
 * All processes in one network namespace, whoever started them.
 *
 * @param ip the program
 */
record NamespaceProcesses(String ip, String namespace) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Their process ids. */
    List<Long> all() throws DemoFailure, InterruptedException {
        return Command.require(List.of(ip, "netns", "pids", namespace))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    /** Ends them, politely at first; returns how many there were. */
    int end() throws DemoFailure, InterruptedException {
        var first = all();
        for (long pid : first) ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        while (!all().isEmpty() && System.nanoTime() < deadline) Thread.sleep(20);
        kill();
        return first.size();
    }

    /** SIGKILL for all of them; returns when none is left. */
    void kill() throws DemoFailure, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var left = all(); !left.isEmpty(); left = all()) {
            for (long pid : left) ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            if (System.nanoTime() > deadline)
                throw new DemoFailure("processes in " + namespace + " do not end: " + left);
            Thread.sleep(10);
        }
    }
}
