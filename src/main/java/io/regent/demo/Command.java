package io.regent.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs another program: an argument vector, never a shell, and never longer than a limit. */
final class Command {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** How a program ended, with its standard output and error in one text. */
    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private Command() {}

    /** Runs a program that may refuse; the caller looks at the result. */
    static Result attempt(List<String> argv) throws DemoFailure, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(argv).redirectErrorStream(true).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new DemoFailure("cannot run " + argv.getFirst(), e);
        }
        // Read aside, so that a program that writes much is not held up by a full pipe.
        var output = CompletableFuture.supplyAsync(() -> readAll(process));
        try {
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                throw new DemoFailure(
                        "`%s` did not end within %d s"
                                .formatted(String.join(" ", argv), LIMIT.toSeconds()));
            return new Result(process.exitValue(), output.join());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs a program that must succeed and returns what it printed. */
    static String require(List<String> argv) throws DemoFailure, InterruptedException {
        var result = attempt(argv);
        if (!result.succeeded())
            throw new DemoFailure(
                    "`%s` failed with exit code %d: %s"
                            .formatted(
                                    String.join(" ", argv),
                                    result.exitCode(),
                                    result.output().strip()));
        return result.output();
    }

    private static String readAll(Process process) {
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
