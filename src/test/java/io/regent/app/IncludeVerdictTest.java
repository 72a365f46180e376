package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.syntax.ProcessSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How much an include minds, by {@code include_check} and {@code -e} (inventory 1.7). Beside the
 * file there are ok.inc; run.inc, which is executable and thus not read; all.inc and strict.inc,
 * which ask for all checks, the latter with an include of its own that fails them.
 */
class IncludeVerdictTest {

    private static final String KEEPALIVED = "/usr/sbin/keepalived";

    /** Words of {@code include_check}, - for a file without one | include | -t | -t -e. */
    private static final String TABLE =
            """
            - | include ok.inc | 0 | 0
            - | include none.inc | 0 | 6
            - | include *.none | 0 | 6
            - | include run.inc | 0 | 6
            - | include {ok,none}.inc | 0 | 6
             | include ok.inc | 0 | 0
             | include none.inc | 6 | 6
             | include *.none | 6 | 6
             | include run.inc | 6 | 6
             | include {ok,none}.inc | 6 | 6
            read | include run.inc | 6 | 6
            read | include none.inc | 0 | 0
            read | include sub/none.inc | 0 | 0
            match | include none.inc | 6 | 6
            match | include run.inc | 6 | 6
            match | include *.none | 0 | 0
            match | includew *.none | 6 | 6
            wildcard_match | include *.none | 6 | 6
            wildcard_match | include run.inc | 6 | 6
            wildcard_match | include none.inc | 0 | 0
            brace_match | include {ok,none}.inc | 6 | 6
            brace_match | include run.inc | 6 | 6
            brace_match | include none.inc | 0 | 0
            +match | include none.inc | 6 | 6
            +wildcard_match | include run.inc | 0 | 6
            +read +match | include run.inc | 6 | 6
            -match | include none.inc | 0 | 0
            -match | include run.inc | 0 | 6
            -match | includem none.inc | 6 | 6
            match -read | include run.inc | 0 | 0
            nonsense | include ok.inc | 5 | 5
            nonsense | include run.inc | 5 | 5
            - | include all.inc\\ninclude none.inc | 0 | 6
            - | include strict.inc | 6 | 6
            """;

    /** 2.2.7 calls the second word without a sign a duplicate, which the manual does not say. */
    private static final String OTHERWISE_IN_2_2_7 =
            """
            match wildcard_match | include *.none | 6 | 6
            match wildcard_match | include {ok,none}.inc | 0 | 0
            """;

    @TempDir private Path directory;

    record Row(String check, String include, int status, int strictStatus) {

        static Row of(String line) {
            String[] cells = line.split(" ?\\| ?");
            return new Row(
                    cells[0], cells[1], Integer.parseInt(cells[2]), Integer.parseInt(cells[3]));
        }

        String text() {
            String check = "global_defs {\n    include_check " + this.check + "\n}\n";
            return (this.check.equals("-") ? "" : check) + include.replace("\\n", "\n") + "\n";
        }
    }

    static Stream<Row> alike() {
        return TABLE.lines().map(Row::of);
    }

    static Stream<Row> all() {
        return Stream.concat(alike(), OTHERWISE_IN_2_2_7.lines().map(Row::of));
    }

    @BeforeEach
    void writeFiles() throws IOException {
        write("ok.inc", "! nothing\n");
        Files.setPosixFilePermissions(
                write("run.inc", "! nothing\n"), PosixFilePermissions.fromString("rwxr-xr-x"));
        write("all.inc", "global_defs {\n    include_check\n}\n");
        write("strict.inc", "global_defs {\n    include_check\n}\ninclude none.inc\n");
    }

    @ParameterizedTest
    @MethodSource("all")
    void anIncludeMindsWhatTheFileAndTheCommandLineAskFor(Row row) throws Exception {
        Path file = write("k.conf", row.text());
        assertEquals(row.status(), status(file, false));
        assertEquals(row.strictStatus(), status(file, true), "with -e");
    }

    @Tag("interop")
    @ParameterizedTest
    @MethodSource("alike")
    void keepalivedMindsTheSame(Row row) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(KEEPALIVED)), KEEPALIVED + " is not installed");
        Path file = write("k.conf", row.text());
        assertEquals(row.status(), keepalived(file));
        assertEquals(row.strictStatus(), keepalived(file, "-e"), "with -e");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static int status(Path file, boolean isStrict) {
        var loaded = ConfigLoader.load(file, new ProcessSurroundings("node1", isStrict));
        return Verdict.of(loaded, Optional.empty(), NO_MACHINE).status();
    }

    private static final VerdictMachine NO_MACHINE =
            new VerdictMachine() {
                @Override
                public boolean hasNamespace(String name) {
                    return false;
                }

                @Override
                public boolean hasInterface(String name) {
                    return false;
                }

                @Override
                public boolean knowsHost(String name) {
                    return false;
                }
            };

    private static int keepalived(Path file, String... options) throws Exception {
        var command = new ArrayList<>(List.of(KEEPALIVED, "-t", "-f", file.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
