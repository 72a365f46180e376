package io.regent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.config.FuzzFiles;
import io.regent.config.RandomFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What {@code fmt} prints is the same configuration with the same problems, holds all characters of
 * the file but blanks in their order, comments among them, and is its own layout.
 */
class LayoutPropertyTest {

    private static final int FILES = 300;

    @TempDir Path directory;

    @Test
    void randomFilesKeepTheirMeaning() {
        for (int seed = 0; seed < FILES; seed++) {
            byte[] bytes = RandomFile.of(seed).getBytes(StandardCharsets.UTF_8);
            check(bytes, "seed " + seed);
        }
    }

    @Test
    void filesOfTheCorpusKeepTheirMeaning() throws IOException {
        List<Path> files = corpus();
        for (Path file : files) check(Files.readAllBytes(file), file.toString());
    }

    @Test
    void whatCheckSaysIsWhatFmtDoes() throws IOException {
        var files = new ArrayList<byte[]>();
        for (int seed = 0; seed < 20; seed++)
            files.add(RandomFile.of(seed).getBytes(StandardCharsets.UTF_8));
        String corpus = System.getProperty("regent.corpus", "");
        if (!corpus.isEmpty()) for (Path file : corpus()) files.add(Files.readAllBytes(file));
        Path copy = directory.resolve("k.conf");
        int laidOut = 0;
        for (byte[] bytes : files) {
            Files.write(copy, bytes);
            int announced = fmt("--check", copy.toString());
            int done = fmt(copy.toString());
            boolean changed =
                    !new String(bytes, StandardCharsets.ISO_8859_1)
                            .equals(Files.readString(copy, StandardCharsets.ISO_8859_1));
            assertEquals(changed ? 1 : done, announced);
            if (done != 0) continue;
            laidOut++;
            assertEquals(0, fmt("--check", copy.toString()));
        }
        assertTrue(laidOut >= 20, laidOut + " files");
    }

    private static void check(byte[] bytes, String what) {
        try {
            FmtFuzz.check(new FuzzFiles(bytes, new byte[0]));
        } catch (AssertionError e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> corpus() throws IOException {
        String corpus = System.getProperty("regent.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus: give its directory as -Dregent.corpus");
        try (var files = Files.list(Path.of(corpus))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
            assertTrue(found.size() > 100, found.size() + " files");
            return found;
        }
    }

    private static int fmt(String... words) {
        var nowhere = new PrintWriter(new StringWriter());
        return new CommandLine(new FmtCommand()).setOut(nowhere).setErr(nowhere).execute(words);
    }
}
