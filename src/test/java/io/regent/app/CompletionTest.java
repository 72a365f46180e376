package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.tool.completion.Completion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real shells are asked what may come next. */
class CompletionTest {

    private static final Path CAPTURE =
            Path.of("src/test/resources/completion/capture.zsh").toAbsolutePath();

    @TempDir Path directory;

    @BeforeEach
    void writeScripts() throws IOException {
        var regent = Tool.commandLine();
        Files.writeString(directory.resolve("regent"), Completion.bash.of(regent));
        Files.writeString(directory.resolve("_regent"), Completion.zsh.of(regent));
        Files.createDirectory(directory.resolve("files"));
        Files.writeString(directory.resolve("files/node one.conf"), "");
    }

    @ParameterizedTest
    @EnumSource
    void theFirstWordIsACommand(Completion shell) throws Exception {
        Set<String> offered = offered(shell, "regent", "");
        assertTrue(
                offered.containsAll(
                        List.of("check", "fmt", "explain", "demo", "completion", "help")),
                offered::toString);
        assertEquals(Set.of("explain"), offered(shell, "regent", "ex"));
    }

    @ParameterizedTest
    @EnumSource
    void aCommandHasItsOptions(Completion shell) throws Exception {
        assertEquals(Set.of("--format"), named(offered(shell, "regent", "check", "--f")));
        Set<String> all = named(offered(shell, "regent", "check", "--"));
        assertTrue(
                all.containsAll(
                        List.of("--format", "--pair", "--elsewhere", "--config-id", "--help")),
                all::toString);
        assertFalse(all.contains("--use-file"), all::toString);
        assertEquals(Set.of("--daemon"), named(offered(shell, "regent", "demo", "kill", "--d")));
        assertEquals(Set.of(), named(offered(shell, "regent", "demo", "--nam")), "hidden");
    }

    @ParameterizedTest
    @EnumSource
    void anOptionHasItsValues(Completion shell) throws Exception {
        var formats = Set.of("text", "json", "sarif");
        assertEquals(formats, offered(shell, "regent", "check", "--format", ""));
        assertEquals(Set.of("sarif"), offered(shell, "regent", "check", "--format", "s"));
        assertEquals(Set.of("zh"), offered(shell, "regent", "check", "--language", "z"));
        assertEquals(Set.of("bash", "zsh"), offered(shell, "regent", "completion", ""));
    }

    @ParameterizedTest
    @EnumSource
    void explainKnowsTheKeywords(Completion shell) throws Exception {
        assertEquals(
                Set.of("virtual_router_id", "virtual_routes"),
                offered(shell, "regent", "explain", "virtual_rout"));
        assertEquals(Set.of("auth-pass-cut"), offered(shell, "regent", "explain", "auth-pass-c"));
    }

    @ParameterizedTest
    @EnumSource
    void subcommandsHaveTheirOwn(Completion shell) throws Exception {
        assertEquals(
                Set.of("single-pair", "start", "status", "stop"),
                offered(shell, "regent", "demo", "s"));
        assertEquals(Set.of("demo"), offered(shell, "regent", "help", "de"));
    }

    @ParameterizedTest
    @EnumSource
    void theDaemonHasItsOptionsUnderBothNames(Completion shell) throws Exception {
        for (String program : List.of("regent", "keepalived")) {
            assertEquals(
                    Set.of("--config-fd", "--config-id", "--config-test"),
                    named(offered(shell, program, "--config-")));
            assertEquals(
                    Set.of("STATS", "STATS_CLEAR", "STOP"),
                    offered(shell, program, "--signum", "ST"));
            assertEquals(Set.of("daemon"), offered(shell, program, "-S", "da"));
        }
        assertEquals(Set.of(), named(offered(shell, "keepalived", "chec")));
    }

    @ParameterizedTest
    @EnumSource
    void filesAreOfferedWhereFilesAreWanted(Completion shell) throws Exception {
        String begin = directory.resolve("files").toString() + "/no";
        for (List<String> words :
                List.of(
                        List.of("regent", "check", begin),
                        List.of("regent", "check", "--pair", begin),
                        List.of("regent", "fmt", begin),
                        List.of("keepalived", "-t", "-f", begin))) {
            Set<String> offered = offered(shell, words.toArray(String[]::new));
            assertEquals(1, offered.size(), words + ": " + offered);
            String file = offered.iterator().next().replace("\\", "");
            assertTrue(file.endsWith("node one.conf"), offered::toString);
        }
    }

    @Test
    void aValueBehindAnEqualsSignIsCompletedInBash() throws Exception {
        assertEquals(
                Set.of("json"), offered(Completion.bash, "regent", "check", "--format", "=", "j"));
        assertEquals(3, offered(Completion.bash, "regent", "check", "--format", "=").size());
    }

    @Test
    void bashsScriptIsSound() throws Exception {
        assumeTrue(isInstalled("shellcheck"), "shellcheck is not installed");
        assertEquals(
                Set.of(),
                run(
                        List.of(
                                "shellcheck",
                                "--shell=bash",
                                "--severity=warning",
                                directory + "/regent")));
    }

    /** Some shells offer long options with the sign that a value may follow. */
    private static Set<String> named(Set<String> options) {
        var names = new TreeSet<String>();
        for (String option : options) names.add(option.replace("=", ""));
        return names;
    }

    /** What comes out for the last of these words. */
    private Set<String> offered(Completion shell, String... words) throws Exception {
        assumeTrue(isInstalled(shell.name()), shell + " is not installed");
        return switch (shell) {
            case bash -> inBash(words);
            case zsh ->
                    run(
                            List.of(
                                    "zsh",
                                    "-f",
                                    CAPTURE.toString(),
                                    directory.toString(),
                                    String.join(" ", words)));
        };
    }

    private Set<String> inBash(String... words) throws Exception {
        var quoted = new StringBuilder();
        for (String word : words) quoted.append(" '").append(word).append('\'');
        String script =
                "source %s/regent; COMP_WORDS=(%s); COMP_CWORD=%d; _%s; printf '%%s\\n' \"${COMPREPLY[@]}\""
                        .formatted(directory, quoted, words.length - 1, words[0]);
        return run(List.of("bash", "--norc", "-c", script));
    }

    private Set<String> run(List<String> command) throws Exception {
        var process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), output);
        var lines = new TreeSet<String>();
        output.lines().filter(line -> !line.isBlank()).map(String::strip).forEach(lines::add);
        return lines;
    }

    private static boolean isInstalled(String program) {
        for (String directory : System.getenv("PATH").split(":"))
            if (Files.isExecutable(Path.of(directory, program))) return true;
        return false;
    }
}
