package io.regent.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Runs a command to its end. */
final class Shell {

    private Shell() {}

    record Outcome(int status, String output) {}

    /** The output of a command that must succeed. */
    static String run(List<String> command) {
        Outcome outcome = attempt(command);
        if (outcome.status != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + ": " + outcome.status + " " + outcome.output);
        }
        return outcome.output;
    }

    /** Exit status, and standard output and error mixed. */
    static Outcome attempt(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;
}
