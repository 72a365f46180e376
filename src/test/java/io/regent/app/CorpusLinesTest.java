package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.syntax.ProcessSurroundings;
import io.regent.script.ScriptBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The lines that keepalived 2.4.3 complains about, and those that Regent does. Most of what Regent
 * alone flags keepalived flags too, but names the instance or the server where Regent names a line.
 */
class CorpusLinesTest {

    private static final String VERSION = "2.4.3+";
    private static final Pattern LINE = Pattern.compile("^\\((?:FILE: )?Line (\\d+)\\) *(.*)");

    /** Lines that both flag, when this was written. It may only grow. */
    private static final int FEWEST_COMMON = 447;

    /** Lines that Regent alone flags, when this was written. It may only shrink. */
    private static final int MOST_OWN = 193;

    /** Why Regent does not flag a line that keepalived flags. */
    private enum Reason {
        SCRIPT_USER("uid/gid|default user|track script .* not found, ignoring"),
        READ_BY_A_PROCESS_THAT_SKIPS_THE_BLOCK("Unknown keyword|Unexpected '\\{'|Extra '}'"),
        FLAGGED_AT_THE_HEAD_OF_THE_BLOCK(
                "no neighbor address|No script set|has no entries|garp_group already"),
        KERNEL_LIMITS_OF_ROUTES("rtt value|Route cannot be tracked");

        private final Pattern messages;

        Reason(String messages) {
            this.messages = Pattern.compile(messages);
        }
    }

    @Test
    void keepalivedAndRegentFlagTheSameLines() throws IOException {
        Path corpus = CorpusVerdictTest.corpus();
        var unexplained = new ArrayList<String>();
        int common = 0;
        int explained = 0;
        int own = 0;
        for (var file : theirs(corpus).entrySet()) {
            SortedSet<Integer> ours = ours(corpus.resolve(file.getKey()));
            for (var line : file.getValue().entrySet()) {
                if (ours.contains(line.getKey())) common++;
                else if (isExplained(line.getValue())) explained++;
                else unexplained.add(file.getKey() + ":" + line.getKey() + " " + line.getValue());
            }
            ours.removeAll(file.getValue().keySet());
            own += ours.size();
        }
        System.out.printf(
                "lines flagged by both %d, by keepalived alone %d, by Regent alone %d%n",
                common, explained + unexplained.size(), own);
        assertEquals(List.of(), unexplained);
        assertTrue(common >= FEWEST_COMMON, "both: " + common);
        assertTrue(own <= MOST_OWN, "Regent alone: " + own);
    }

    private static boolean isExplained(String message) {
        for (Reason reason : Reason.values()) {
            if (reason.messages.matcher(message).find()) return true;
        }
        return false;
    }

    private static Map<String, Map<Integer, String>> theirs(Path corpus) throws IOException {
        var lines = new TreeMap<String, Map<Integer, String>>();
        for (String row : Files.readAllLines(corpus.resolve("messages.tsv"))) {
            String[] cells = row.split("\t", -1);
            if (!cells[1].equals(VERSION) || !cells[2].equals("plain")) continue;
            var file = lines.computeIfAbsent(cells[0], _ -> new TreeMap<>());
            var matcher = LINE.matcher(cells[4]);
            if (!matcher.matches()) continue;
            file.merge(
                    Integer.valueOf(matcher.group(1)), matcher.group(2), (a, b) -> a + " / " + b);
        }
        return lines;
    }

    private static SortedSet<Integer> ours(Path file) {
        var loaded = ConfigLoader.load(file, new ProcessSurroundings("corpus"));
        var machine = CorpusMachine.plain();
        var book = ScriptBook.of(loaded.asSeen().asRead(), machine);
        var lines = new TreeSet<Integer>();
        for (Problem problem : Verdict.of(loaded, Optional.of(book), machine).problems()) {
            add(problem, lines);
        }
        // What follows from a misplaced brace is told in one note.
        for (Problem problem : loaded.asSeen().problems()) add(problem, lines);
        return lines;
    }

    private static void add(Problem problem, Set<Integer> lines) {
        boolean isFlag =
                problem.kind() != ErrorClass.SECURITY_ERROR
                        && !problem.message().startsWith("accepted, not active yet")
                        && !problem.at().isWholeFile();
        if (isFlag) lines.add(problem.at().line().number());
    }
}
