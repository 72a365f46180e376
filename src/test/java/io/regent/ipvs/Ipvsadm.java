package io.regent.ipvs;

import io.regent.kernel.TestNamespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** ipvsadm(8) in a network namespace: who looks at the same table with other eyes. */
record Ipvsadm(TestNamespace namespace) {

    /** Fails when it fails. */
    String run(String... arguments) {
        return runWith("", arguments);
    }

    /** What {@code -Sn} saves. */
    String saved() {
        return run("-Sn");
    }

    /** Makes a table out of lines as {@code -S} writes them. */
    void restore(String lines) {
        runWith(lines, "-R");
    }

    private String runWith(String input, String... arguments) {
        var command = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name(), "ipvsadm"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var to = process.getOutputStream()) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new AssertionError(command + ": " + output);
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
