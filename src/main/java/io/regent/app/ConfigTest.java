package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.Audience;
import io.regent.config.problem.ProblemRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** {@code -t}: reads the configuration, reports, and runs nothing (inventory 1.6). */
final class ConfigTest {

    private static final int LOG_UNUSABLE = 1;

    private ConfigTest() {}

    static int run(DaemonOptions options) {
        var read = ConfigSource.read(options, Audience.EVERYONE);
        var verdict = Verdict.of(read.loaded(), read.book(), new ThisVerdictMachine(read.loaded()));
        var report = new StringBuilder(ProblemRenderer.render(verdict.problems()));
        for (var finding : read.findings()) report.append(finding.text()).append('\n');
        if (options.testLog().isEmpty()) {
            System.err.print(report);
        } else {
            try {
                append(options.testLog().get(), report.toString());
            } catch (IOException e) {
                System.err.println(
                        "cannot write " + options.testLog().get() + ": " + e.getMessage());
                return LOG_UNUSABLE;
            }
        }
        return verdict.status();
    }

    private static void append(Path log, String report) throws IOException {
        Set<OpenOption> how =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        LinkOption.NOFOLLOW_LINKS);
        try (var out = Files.newByteChannel(log, how)) {
            out.write(java.nio.ByteBuffer.wrap(report.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
