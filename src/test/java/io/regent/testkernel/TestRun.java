package io.regent.testkernel;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/**
 * Runs tests in this JVM and leaves the usual XML reports: {@code TestRun TAG REPORTS CLASSES
 * [SELECTION...]}, where CLASSES is the folder of the compiled tests and a selection {@code
 * SomeTest} or {@code SomeTest#method}; without one every test that carries the tag. Ends with 1
 * when a test failed, with 2 when there was none.
 */
public final class TestRun {

    static final int FAILED = 1;
    static final int NOTHING_RUN = 2;

    private TestRun() {}

    public static void main(String... arguments) throws IOException {
        List<String> selections = List.of(arguments).subList(3, arguments.length);
        int status =
                run(
                        arguments[0],
                        Path.of(arguments[1]),
                        classes(Path.of(arguments[2]), arguments[0], selections),
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        // A test that left a thread behind must not keep the machine up.
        System.exit(status);
    }

    static int run(
            String tag, Path reports, List<? extends DiscoverySelector> tests, PrintWriter out)
            throws IOException {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(tests)
                        .filters(TagFilter.includeTags(tag))
                        .build();
        Files.createDirectories(reports);
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        request,
                        summary,
                        new LegacyXmlReportGeneratingListener(reports, out),
                        new TestLog(out));
        return status(summary.getSummary());
    }

    private static int status(TestExecutionSummary summary) {
        if (summary.getTotalFailureCount() > 0) return FAILED;
        return summary.getTestsFoundCount() == 0 ? NOTHING_RUN : 0;
    }

    /** The selected classes and methods; a class is named without its package. */
    static List<DiscoverySelector> classes(Path root, String tag, List<String> selections)
            throws IOException {
        var found = new ArrayList<DiscoverySelector>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.class")).toList()) {
                String path = root.relativize(file).toString().replace('/', '.');
                String name = path.substring(0, path.length() - ".class".length());
                if (selections.isEmpty() && mentions(file, tag)) found.add(selectClass(name));
                for (String selection : selections) {
                    String[] parts = selection.split("#");
                    if (!name.endsWith("." + parts[0])) continue;
                    found.add(parts.length == 1 ? selectClass(name) : selectMethod(name, parts[1]));
                }
            }
        }
        return found;
    }

    /**
     * By its own tag, or an annotation that is named after it. Loading every class would take
     * longer than this look at its constants.
     */
    private static boolean mentions(Path file, String tag) throws IOException {
        String constants = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return constants.toLowerCase(Locale.ROOT).contains(tag);
    }
}
