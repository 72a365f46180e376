package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.Audience;
import io.regent.config.Loaded;
import io.regent.config.problem.ProblemRenderer;
import io.regent.net.Link;
import io.regent.netlink.RouteClient;
import io.regent.sys.ErrnoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** {@code -t}: reads the configuration, reports, and runs nothing (inventory 1.6). */
final class ConfigTest {

    private static final int LOG_UNUSABLE = 1;
    private static final int ANSWER_MILLIS = 1000;

    private ConfigTest() {}

    static int run(DaemonOptions options) {
        var read = ConfigSource.read(options, Audience.EVERYONE);
        var verdict = Verdict.of(read.loaded(), read.book(), interfaces(read.loaded()));
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

    /** Asked once, and only when the file names an interface. */
    private static Predicate<String> interfaces(Loaded loaded) {
        var names = new HashSet<String>();
        if (loaded.interfaces().isEmpty()) return names::contains;
        try (var kernel = RouteClient.open(ANSWER_MILLIS)) {
            for (Link link : kernel.links()) names.add(link.name());
            return names::contains;
        } catch (ErrnoException e) {
            // Who may not ask is not told that something is missing.
            return _ -> true;
        }
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
