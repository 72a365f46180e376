package io.regent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FmtCommandTest {

    @TempDir Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void blocksAreIndentedAndCommentsKept() {
        assertEquals(
                """
                ! the master
                global_defs {
                    # who
                    router_id node1  # this node
                }

                vrrp_instance VI_1 {
                    virtual_ipaddress {
                        192.0.2.1/24 label "eth0:1"  # a
                                                     # b
                        192.0.2.2/24                 # c
                    }
                }
                """,
                Layout.of(
                        """


                        ! the master
                        global_defs{
                          # who
                        router_id\tnode1 # this node
                         }



                        vrrp_instance   VI_1
                        \t{
                        virtual_ipaddress {
                        192.0.2.1/24  label "eth0:1" # a
                                                     # b
                        192.0.2.2/24 # c
                        }
                        }

                        """
                                .replace("VI_1\n\t{", "VI_1  {")));
    }

    @Test
    void whatStandsInQuotesIsNotTouched() {
        String text = "a {\n    b \"c  \\\"  {  # d\" e  # f\n}\n";
        assertEquals(text, Layout.of(text));
    }

    @Test
    void aBlockHasNoEmptyLinesAtItsEdges() {
        assertEquals("a {\n    b\n\n    c\n}\n", Layout.of("a {\n\n\nb\n\n\nc\n\n}\n"));
        // The empty line ends the definition.
        String text = "a {\n$X= \\\n\n}\n";
        assertEquals(text, Layout.of(text));
    }

    @Test
    void aBraceOnItsOwnLineStaysThere() {
        assertEquals("a b\n{\n    c\n}\n", Layout.of("a b\n  {\nc\n  }"));
    }

    @Test
    void linesThatSteerTheParserStayAsTheyAre() {
        String text = "a {\n  @node1   b   c\n   $X=\\\n   y  {\n    d\n}\n";
        assertEquals(text, Layout.of(text));
        assertEquals("@x a {\n    b\n}\n", Layout.of("@x a {\nb\n}\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "examples/single-pair/node1/keepalived.conf",
                "examples/dual-master/node2/keepalived.conf",
            })
    void examplesKeepTheirWords(String file) throws IOException {
        checkProperties(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1));
    }

    @Test
    void theExamplesAreLaidOutAsTheyShouldBe() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("examples"))) {
            for (Path file : files.filter(FmtCommandTest::isOfKeepalived).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertEquals(text, Layout.of(text), file::toString);
            }
        }
    }

    private static boolean isOfKeepalived(Path file) {
        return file.toString().endsWith(".conf") && !file.toString().contains("nginx");
    }

    @Test
    void anyBalancedTextKeepsItsWordsAndIsStable() {
        String[] pieces = {
            "a",
            "b1",
            "\"q # {\"",
            "\"q\\\"  { r\"",
            "\\#x",
            "${X}",
            "{\n",
            "\n}\n",
            "\n",
            "\n\n\n",
            " # c\n",
            "\t! d\n",
            " ",
            "\t",
            "  #regent: ignore x\n",
            "@no ",
            "é",
            "\\\\",
        };
        for (int seed = 0; seed < 2000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            int open = 0;
            for (int i = 0; i < 30; i++) {
                String piece = pieces[random.nextInt(pieces.length)];
                boolean closes = piece.contains("\n}");
                if (closes && open == 0) continue;
                if (closes) open--;
                if (piece.equals("{\n")) {
                    open++;
                    text.append("\nw ");
                }
                text.append(piece);
                if (random.nextBoolean()) text.append(' ');
            }
            text.append("\n}\n".repeat(open));
            try {
                checkProperties(text.toString());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + " " + e.getMessage(), e);
            }
        }
    }

    @Test
    void theFileIsRewrittenOnceAndCheckOnlyNamesIt() throws IOException {
        Path file =
                Files.writeString(directory.resolve("k.conf"), "global_defs {\nrouter_id a\n}\n");
        assertEquals(1, fmt("--check", file.toString()));
        assertEquals(file + "\n", out.toString());
        assertEquals("global_defs {\nrouter_id a\n}\n", Files.readString(file));
        assertEquals(0, fmt(file.toString()));
        assertEquals("global_defs {\n    router_id a\n}\n", Files.readString(file));
        assertEquals(0, fmt("--check", file.toString()));
    }

    @Test
    void commentsInOtherEncodingsStayByteForByte() throws IOException {
        byte[] bytes = {'#', ' ', (byte) 0xd6, (byte) 0xd0, '\n', '\n', '\n', 'a', '\n'};
        Path file = Files.write(directory.resolve("gbk.conf"), bytes);
        assertEquals(0, fmt(file.toString()));
        byte[] expected = {'#', ' ', (byte) 0xd6, (byte) 0xd0, '\n', '\n', 'a', '\n'};
        assertEquals(
                new String(expected, StandardCharsets.ISO_8859_1),
                Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aFileWhoseBracesAreWrongIsLeftAlone() throws IOException {
        String text = "global_defs {\nrouter_id a\n";
        Path file = Files.writeString(directory.resolve("k.conf"), text);
        assertEquals(2, fmt(file.toString()));
        assertTrue(err.toString().contains("k.conf:1:"), err::toString);
        assertEquals(text, Files.readString(file));
        assertEquals(2, fmt(directory.resolve("absent").toString()));
    }

    @Test
    void aFileWhoseBlocksBelongToOneNodeEachIsLaidOut() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("k.conf"),
                        "@a vrrp_instance A {\n@b vrrp_instance B {\npriority 1\n}\n");
        assertEquals(0, fmt(file.toString()), err::toString);
        assertEquals(
                "@a vrrp_instance A {\n@b vrrp_instance B {\n    priority 1\n}\n",
                Files.readString(file));
    }

    private static void checkProperties(String text) {
        String laidOut = Layout.of(text);
        assertEquals(FmtCommand.words(text, ""), FmtCommand.words(laidOut, ""), text);
        assertEquals(laidOut, Layout.of(laidOut), text);
    }

    private int fmt(String... words) {
        return new CommandLine(new FmtCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
