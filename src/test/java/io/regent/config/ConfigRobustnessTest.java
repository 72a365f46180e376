package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.ProblemRenderer;
import io.regent.config.syntax.DiskReader;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Surroundings;
import io.regent.conformance.Case;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, reading it ends soon, with an answer. */
class ConfigRobustnessTest {

    private static final long SEED = 20261122;
    private static final int LIMIT_MILLIS = 2000;

    /** Time on the processor: a busy machine is no fault of the reader. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final String[] SNIPPETS = {
        "{",
        "}",
        "\"",
        "'",
        "\\",
        "#",
        "!",
        "\n",
        "\r\n",
        "\t",
        " ",
        "\0",
        "$",
        "${_ENV x}",
        "@a",
        "~SEQ(",
        "include ",
        "include f",
        "$A=",
        "$B= \\\n",
        "${A}",
        "$B",
        "\n$A=${B}${B}\n",
        "~SEQ(A,1,999) ",
        "~LST({A,B},{1,2},{3}) ",
        "${_RANDOM 3}",
        " \\\n",
        "vrrp_instance",
        "virtual_ipaddress",
        "10.0.0.1/24",
        "::1",
        "-1",
        "99999999999999999999",
        "priority",
        "notify \"",
        "\ufeff",
        "é",
        "😀",
        "\u001b"
    };

    @Test
    void randomBytesNeverThrow() {
        var random = new Random(SEED);
        for (int round = 0; round < 1000; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            check(bytes, "random bytes, round " + round);
        }
    }

    @Test
    void randomMixturesOfSyntaxNeverThrow() {
        var random = new Random(SEED);
        for (int round = 0; round < 2000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(SNIPPETS[random.nextInt(SNIPPETS.length)]);
                if (random.nextBoolean()) text.append(random.nextInt(3) == 0 ? '\n' : ' ');
            }
            check(text.toString().getBytes(StandardCharsets.UTF_8), "mixture, round " + round);
        }
    }

    @Test
    void mutationsOfRealFilesNeverThrow() throws IOException {
        var random = new Random(SEED);
        for (byte[] original : realFiles()) {
            for (int round = 0; round < 20; round++) {
                check(mutated(original, random), "mutation, round " + round);
            }
        }
    }

    @Test
    void hugeFilesAreReadInLinearTime() {
        var text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append("vrrp_instance I").append(i).append(" {\n    interface eth").append(i);
            text.append("\n    virtual_router_id ").append(i % 255 + 1).append('\n');
            text.append(
                    "    virtual_ipaddress {\n        10.1.2.3/24 dev eth0 label eth0:1\n    }");
            text.append("\n}\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        assertTrue(check(bytes, "huge").configuration().isPresent());
        // One brace too few costs a few more readings, not one for each line.
        check(text.append("vrrp_instance X {").toString().getBytes(StandardCharsets.UTF_8), "open");
    }

    @Test
    void endlessNestingIsNoDanger() {
        check("a {\n".repeat(100_000).getBytes(StandardCharsets.UTF_8), "nesting");
        check("a { b } ".repeat(100).repeat(100).getBytes(StandardCharsets.UTF_8), "one line");
        check("}\n".repeat(100_000).getBytes(StandardCharsets.UTF_8), "closing");
        String balanced = "a {\n".repeat(50_000) + "}\n".repeat(50_000);
        check(balanced.getBytes(StandardCharsets.UTF_8), "balanced");
    }

    @Test
    void aMillionBracesAreNoDanger() {
        String balanced = "a{".repeat(250_000) + "}".repeat(250_000);
        check(lines(balanced, 1000), "a million braces, balanced");
        check(lines("{".repeat(1_000_000), 1000), "a million braces that open");
        check(lines("}".repeat(1_000_000), 1000), "a million braces that close");
        check(lines("}{".repeat(500_000), 1000), "a million braces the wrong way round");
    }

    @Test
    void aLineMayBeAsLongAsTheLimitOfFiles() {
        byte[] line = new byte[ConfigLoader.LIMIT_BYTES - 1];
        Arrays.fill(line, (byte) 'a');
        assertTrue(check(line, "one long line").configuration().isEmpty());
        Arrays.fill(line, (byte) '{');
        check(line, "one long line of braces");
    }

    @Test
    void aFileOfNothingButNulBytesIsAnswered() {
        assertTrue(check(new byte[4 << 20], "NUL bytes").configuration().isEmpty());
        check("\0\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8), "lines of a NUL byte");
    }

    @Test
    void manyDefinitionsAreReadInLinearTime() {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) text.append("$D").append(i).append("=x\n");
        for (int i = 0; i < 100_000; i++) text.append("a ${D").append(i).append("}\n");
        check(text.toString().getBytes(StandardCharsets.UTF_8), "definitions");
    }

    @Test
    void tenThousandIncludesAreAnswered() {
        byte[] main = "include a\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        byte[] part = "global_defs {\n}\n".getBytes(StandardCharsets.UTF_8);
        SourceReader files =
                (file, _) -> new SourceReader.Answer.Text(file.endsWith("f") ? main : part);
        long start = CPU.getCurrentThreadCpuTime();
        var loaded = ConfigLoader.load(Path.of("/f"), files);
        long millis = (CPU.getCurrentThreadCpuTime() - start) / 1_000_000;
        assertTrue(millis < LIMIT_MILLIS, millis + " ms");
        assertNotNull(ProblemRenderer.render(loaded.problems()));
    }

    /** Reading such a file as it comes is given up, for its brace could be lost. */
    @Test
    void aBlockMayHaveThousandsOfLines() {
        String text = "virtual_server_group g {\n" + "10.0.0.1 80\n".repeat(20_000) + "}\n";
        var loaded = check(text.getBytes(StandardCharsets.UTF_8), "a large group");
        var groups = loaded.configuration().orElseThrow().lvs().groups();
        assertEquals(20_000, groups.getFirst().entries().size());
    }

    /** A process with a small heap keeps none of it, however wrong the file is. */
    @Test
    void whatIsForOthersIsNotKept() {
        String server = "virtual_server 10.0.0.1 80 {\n    real_server 10.0.0.2 80 {\n";
        String lost = server.repeat(100_000);
        byte[] bytes = lost.getBytes(StandardCharsets.UTF_8);
        SourceReader disk = (_, _) -> new SourceReader.Answer.Text(bytes);
        var files = new Surroundings.FilesOnly(disk);
        var loaded = ConfigLoader.load(Path.of("f"), files, Audience.VRRP);
        assertTrue(loaded.configuration().isEmpty());
        assertTrue(
                ProblemRenderer.render(loaded.problems()).contains("the braces do not balance"),
                () -> ProblemRenderer.render(loaded.problems()));
    }

    /** Lines that keepalived's buffer can hold. */
    private static byte[] lines(String text, int length) {
        var broken = new StringBuilder(text);
        for (int i = length; i < broken.length(); i += length + 1) broken.insert(i, '\n');
        return broken.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void randomDefinitionsNeverHang() {
        var random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            for (int name = 0; name < 10; name++) {
                text.append("$N").append(name).append(random.nextInt(3) == 0 ? "= \\\n" : "=");
                for (int i = random.nextInt(5); i > 0; i--) {
                    text.append("${N").append(random.nextInt(10)).append('}');
                    if (random.nextInt(3) == 0) text.append(" \\\n");
                }
                text.append('\n');
            }
            text.append("~SEQ(N3,1,99) $N1\n${N2}x\n$N5\n");
            check(text.toString().getBytes(StandardCharsets.UTF_8), "definitions, round " + round);
        }
    }

    @Test
    @Case("TR-20")
    void whatGrowsWithoutEndIsCutShort() {
        assertCut("$A=$A\n$A");
        assertCut("$A=x${B}\n$B=y${A}\n${A}");
        assertCut("$A= \\\nx \\\n$A\n$A");
        assertCut(doubling("", "$%s=${%s}${%s}\n"));
        assertCut(doubling("0123456789", "$%s=${%s}${%s}\n"));
        assertCut(doubling("x", "$%s= \\\n$%s \\\n$%s \n"));
        assertCut("~SEQ(A,1,1000000000) a $A");
        assertCut("~SEQ(A,1,999) ~SEQ(B,1,999) ~SEQ(C,1,999)");
        assertCut("~SEQ(A,1,2) ".repeat(80) + "x");
        assertCut("$S=x\n~SEQ(A,1,2147483647) $S\n");
        assertCut("include f");
    }

    /** Definitions that each use the one before twice. */
    private static String doubling(String first, String definition) {
        var text = new StringBuilder("$D0=").append(first).append('\n');
        for (int i = 1; i < 40; i++) {
            text.append(definition.formatted("D" + i, "D" + (i - 1), "D" + (i - 1)));
        }
        return text.append("a ${D39}\n$D39\n").toString();
    }

    private static void assertCut(String text) {
        SourceReader itself =
                (file, limit) ->
                        new SourceReader.Answer.Text(text.getBytes(StandardCharsets.UTF_8));
        long start = CPU.getCurrentThreadCpuTime();
        var loaded = ConfigLoader.load(Path.of("f"), itself);
        long millis = (CPU.getCurrentThreadCpuTime() - start) / 1_000_000;
        String rendered = ProblemRenderer.render(loaded.problems());
        assertTrue(millis < LIMIT_MILLIS, text + ": " + millis + " ms");
        assertTrue(loaded.configuration().isEmpty(), rendered);
        assertTrue(
                loaded.problems().stream().anyMatch(each -> each.kind() == ErrorClass.FATAL),
                rendered);
    }

    /** The files live outside of the repository: their authors gave no licence to copy them. */
    @Test
    void everyFileOfTheCorpusIsAnswered() throws IOException {
        String corpus = System.getProperty("regent.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus: give its directory as -Dregent.corpus");
        int read = 0;
        try (var files = Files.newDirectoryStream(Path.of(corpus), "*.conf")) {
            for (Path file : files) {
                long start = CPU.getCurrentThreadCpuTime();
                var loaded = ConfigLoader.load(file, new DiskReader());
                assertNotNull(ProblemRenderer.render(loaded.problems()));
                long millis = (CPU.getCurrentThreadCpuTime() - start) / 1_000_000;
                assertTrue(millis < LIMIT_MILLIS, file + " took " + millis + " ms");
                read++;
            }
        }
        assertTrue(read > 100, read + " files");
    }

    private static Loaded check(byte[] bytes, String what) {
        String where = what + ", seed " + SEED;
        long start = CPU.getCurrentThreadCpuTime();
        var loaded = ConfigLoader.read("f", bytes);
        String rendered = ProblemRenderer.render(loaded.problems());
        long millis = (CPU.getCurrentThreadCpuTime() - start) / 1_000_000;
        assertTrue(millis < LIMIT_MILLIS, where + ": " + millis + " ms");
        boolean refused = loaded.problems().stream().anyMatch(problem -> problem.isError());
        assertEquals(refused, loaded.configuration().isEmpty(), () -> where + "\n" + rendered);
        return loaded;
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int change = random.nextInt(4); change >= 0 && bytes.length > 2; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + 9), "");
                case 2 -> {
                    String snippet = SNIPPETS[random.nextInt(SNIPPETS.length)];
                    bytes = spliced(bytes, at, at, snippet);
                }
                default -> bytes = Arrays.copyOf(bytes, at);
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, String instead) {
        byte[] middle = instead.getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[bytes.length - (to - from) + middle.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
        return result;
    }

    /** The diagnostics cases, and the corpus where there is one. */
    private static List<byte[]> realFiles() throws IOException {
        var files = new ArrayList<byte[]>();
        var directories = new ArrayList<Path>(List.of(DiagnosticsTest.CASES));
        String corpus = System.getProperty("regent.corpus", "");
        if (!corpus.isEmpty()) directories.add(Path.of(corpus));
        for (Path directory : directories) {
            try (var found = Files.newDirectoryStream(directory, "*.conf")) {
                for (Path file : found) files.add(Files.readAllBytes(file));
            }
        }
        return files;
    }
}
