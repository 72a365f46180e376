package io.regent.testkernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of tests without Maven tells what became of them, and forgets none. */
final class TestRunTest {

    private static final Path CLASSES = Path.of("target/test-classes");

    /** Not found by anybody who looks for names that end in Test. */
    static final class Samples {

        @Test
        @Tag("sample")
        void passes() {}

        @Test
        @Tag("sample-failure")
        void fails() {
            assertEquals("this", "that");
        }
    }

    private final StringWriter out = new StringWriter();

    private int run(Path reports, String tag) throws IOException {
        return TestRun.run(tag, reports, List.of(selectClass(Samples.class)), new PrintWriter(out));
    }

    @Test
    void aTestThatPassesIsReported(@TempDir Path reports) throws IOException {
        assertEquals(0, run(reports, "sample"));
        assertTrue(out.toString().contains("Samples.passes()"), out.toString());
        String report = Files.readString(reports.resolve("TEST-junit-jupiter.xml"));
        assertTrue(report.contains("tests=\"1\" skipped=\"0\" failures=\"0\""), report);
    }

    @Test
    void aTestThatFailsMakesTheRunFail(@TempDir Path reports) throws IOException {
        assertEquals(TestRun.FAILED, run(reports, "sample | sample-failure"));
        assertTrue(out.toString().contains("expected: <this> but was: <that>"), out.toString());
        String report = Files.readString(reports.resolve("TEST-junit-jupiter.xml"));
        assertTrue(report.contains("tests=\"2\" skipped=\"0\" failures=\"1\""), report);
    }

    @Test
    void aRunWithoutATestIsNoSuccess(@TempDir Path reports) throws IOException {
        assertEquals(TestRun.NOTHING_RUN, run(reports, "no-such-tag"));
    }

    @Test
    void everyTestWithTheTagIsFoundWithoutLoadingAllClasses() throws IOException {
        Set<String> all = tests(selectClasspathRoots(Set.of(CLASSES)));
        assertTrue(all.size() > 5, all::toString);
        assertEquals(all, tests(TestRun.classes(CLASSES, "ipvs", List.of())));
    }

    @Test
    void aClassOrAMethodCanBeSelectedByItsName() throws IOException {
        String method = "io.regent.testkernel.TestKernelTest.addressTranslationBalances";
        assertTrue(tests(selected("TestKernelTest")).contains(method));
        assertEquals(Set.of(method), tests(selected("TestKernelTest#addressTranslationBalances")));
        assertEquals(List.of(), selected("NoSuchTest"));
    }

    private static List<DiscoverySelector> selected(String selection) throws IOException {
        return TestRun.classes(CLASSES, "ipvs", List.of(selection));
    }

    private static Set<String> tests(List<? extends DiscoverySelector> selectors) {
        TestPlan plan =
                LauncherFactory.create()
                        .discover(
                                LauncherDiscoveryRequestBuilder.request()
                                        .selectors(selectors)
                                        .filters(TagFilter.includeTags("ipvs"))
                                        .build());
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .flatMap(test -> test.getSource().stream())
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(source -> source.getClassName() + "." + source.getMethodName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
