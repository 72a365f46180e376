package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.problem.ConfigTestExit;
import io.regent.config.problem.Problem;
import io.regent.config.syntax.ProcessSurroundings;
import io.regent.script.ScriptBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * keepalived 2.4.3 and Regent judge the same files: {@code -Dregent.corpus} names the directory
 * with the files and {@code verdicts.tsv}. Where keepalived hangs there is nothing to compare:
 * Regent answers.
 */
class CorpusVerdictTest {

    private static final String VERSION = "2.4.3+";

    /** How keepalived ends when a file refers to itself: Regent answers. */
    private static final String HANGS = "timeout";

    private record Difference(String file, String theirs, int ours, String first) {}

    /** What differs on purpose, as the table prints it; nothing does. */
    private static final List<String> DELIBERATE = List.of();

    @ParameterizedTest
    @EnumSource(Environment.class)
    void everyFileIsJudgedAlike(Environment environment) throws IOException {
        Path corpus = corpus();
        var table = new ArrayList<String>();
        for (var each : differences(corpus, environment)) {
            table.add(
                    "%s: keepalived %s, Regent %d: %s"
                            .formatted(each.file(), each.theirs(), each.ours(), each.first()));
        }
        assertEquals(
                String.join("\n", DELIBERATE), String.join("\n", table), environment.toString());
    }

    /** A definition that refers to itself never ends in keepalived. */
    @Test
    void whereKeepalivedHangsThereIsAnAnswer() throws IOException {
        Path corpus = corpus();
        int answered = 0;
        for (String line : Files.readAllLines(corpus.resolve("verdicts.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (!cells[1].equals(VERSION) || !cells[2].equals(HANGS)) continue;
            Verdict verdict = verdict(corpus.resolve(cells[0]), CorpusMachine.plain());
            assertNotEquals(ConfigTestExit.CLEAN, verdict.status(), cells[0]);
            answered++;
        }
        assertTrue(answered > 0, "no file that keepalived hangs on");
    }

    static Path corpus() {
        String directory = System.getProperty("regent.corpus", "");
        assumeTrue(!directory.isEmpty(), "no corpus: set -Dregent.corpus");
        return Path.of(directory);
    }

    enum Environment {
        PLAIN(2),
        SCRIPTS(4),
        NO_INTERFACES(6);

        private final int column;

        Environment(int column) {
            this.column = column;
        }
    }

    private static List<Difference> differences(Path corpus, Environment environment)
            throws IOException {
        CorpusMachine machine = machine(corpus, environment);
        var differences = new ArrayList<Difference>();
        for (String line : Files.readAllLines(corpus.resolve("verdicts.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (!cells[1].equals(VERSION) || cells[2].equals(HANGS)) continue;
            Verdict verdict = verdict(corpus.resolve(cells[0]), machine);
            String theirs = cells[environment.column];
            if (theirs.equals(String.valueOf(verdict.status()))) continue;
            differences.add(new Difference(cells[0], theirs, verdict.status(), messages(verdict)));
        }
        return differences;
    }

    private static CorpusMachine machine(Path corpus, Environment environment) throws IOException {
        return switch (environment) {
            case PLAIN -> CorpusMachine.plain();
            case SCRIPTS ->
                    CorpusMachine.withScripts(
                            Files.readAllLines(corpus.resolve("stub-scripts.txt")));
            case NO_INTERFACES -> CorpusMachine.withoutInterfaces();
        };
    }

    static Verdict verdict(Path file, CorpusMachine machine) {
        var loaded = ConfigLoader.load(file, new ProcessSurroundings("corpus"));
        var book = ScriptBook.of(loaded.asSeen().asRead(), machine);
        return Verdict.of(loaded, Optional.of(book), machine);
    }

    private static String messages(Verdict verdict) {
        var text = new StringBuilder();
        for (Problem problem : verdict.problems()) {
            if (text.length() > 300) break;
            text.append(problem.at().line().number()).append(": ");
            text.append(problem.kind()).append(' ').append(problem.message()).append(" | ");
        }
        return text.toString();
    }
}
