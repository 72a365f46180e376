package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.config.problem.ConfigTestExit;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.syntax.DiskReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Files of others that hold virtual servers, compared with what keepalived says of them. Files that
 * use something that Regent refuses for now prove nothing and are left out.
 */
class LvsVerdictTest {

    private static final String VERSION = "2.4.3+";
    private static final int FILE = 0;
    private static final int KEEPALIVED = 1;
    private static final int EXIT = 2;
    private static final int EXIT_WITH_SCRIPTS = 4;

    /**
     * Where we differ and should not, so far: the report on ports of groups without NAT (088), and
     * a comment inside a definition, which ends it in keepalived 2.4.3 (133, 148).
     */
    private static final List<String> OPEN =
            List.of(
                    "088.conf: keepalived 0, here 5",
                    "133.conf: keepalived 5, here 6",
                    "148.conf: keepalived 5, here 6");

    @Test
    void keepalivedAndRegentAgreeOnFilesWithVirtualServers() throws IOException {
        String corpus = System.getProperty("regent.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus: give its directory as -Dregent.corpus");
        int compared = 0;
        var differences = new ArrayList<String>();
        for (String line : Files.readAllLines(Path.of(corpus, "verdicts.tsv"))) {
            String[] cells = line.split("\t", -1);
            Path file = Path.of(corpus, cells[FILE]);
            if (!cells[KEEPALIVED].equals(VERSION) || !Files.exists(file)) continue;
            Loaded loaded = ConfigLoader.load(file, new DiskReader());
            if (!isAboutVirtualServers(file) || holdsLaterFeatures(loaded.problems())) continue;
            compared++;
            String ours = Integer.toString(ConfigTestExit.of(loaded.problems()));
            // Whether a script exists is not for the reader of the file to see.
            if (ours.equals(cells[EXIT]) || ours.equals(cells[EXIT_WITH_SCRIPTS])) continue;
            differences.add(cells[FILE] + ": keepalived " + cells[EXIT] + ", here " + ours);
        }
        assertTrue(compared > 5, compared + " files compared");
        assertEquals(OPEN, differences);
    }

    private static boolean isAboutVirtualServers(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .contains("virtual_server");
    }

    private static boolean holdsLaterFeatures(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.kind() == ErrorClass.FATAL);
    }
}
