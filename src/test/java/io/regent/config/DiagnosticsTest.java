package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.problem.ConfigTestExit;
import io.regent.config.problem.ProblemRenderer;
import io.regent.config.syntax.DiskReader;
import io.regent.config.syntax.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the operator sees, word for word. {@code -Dregent.rewrite=true} writes the expected texts
 * anew; the change is then reviewed as a diff.
 */
class DiagnosticsTest {

    static final Path CASES = Path.of("src", "test", "resources", "diagnostics");

    static List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(CASES, "*.conf")) {
            found.forEach(files::add);
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void theMessagesAreTheExpectedOnes(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        var disk = new DiskReader();
        SourceReader cases = (path, limit) -> disk.read(CASES.resolve(path), limit);
        var loaded = ConfigLoader.load(Path.of(name), cases);
        String actual =
                ProblemRenderer.render(loaded.problems())
                        + "exit "
                        + ConfigTestExit.of(loaded.problems())
                        + ", "
                        + (loaded.runnable().isPresent() ? "starts" : "refused")
                        + "\n";
        Path expected = CASES.resolve(name.replace(".conf", ".txt"));
        if (Boolean.getBoolean("regent.rewrite")) Files.writeString(expected, actual);
        assertEquals(Files.readString(expected), actual);
    }
}
