package io.regent.config.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected words are those that keepalived 2.2.7 shows in its dump for the same lines. */
class ScriptWordsTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/bin/true                              | /bin/true",
                "/bin/true a b                          | /bin/true",
                "\"/bin/sh -c 'exit 0' \\\"b c\\\"\"    | /bin/sh,-c,exit 0,b c",
                "'/bin/echo \"a b\" \\\\x c'            | /bin/echo,a b,x,c",
                "\"/bin/echo a\" nobody nogroup         | /bin/echo,a",
                "\"</var/run/x\"                        | </var/run/x",
            })
    void cutsTheCommandIntoItsArguments(String line, String expected) {
        assertEquals(List.of(expected.split(",")), argv("script " + line));
        assertEquals(List.of(), problems.sorted());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a\\tb    | 9",
                "a\\101b  | 65",
                "a\\x41b  | 65",
                "a\\x4gb  | 4",
                "a\\cAb   | 1",
                "a\\Eb    | 27",
                "a\\qb    | 113",
                "a\\xqb   | 120",
            })
    void understandsEscapes(String text, int second) {
        var words = arguments("notify " + text);
        assertEquals(second, words.getFirst().text().charAt(1));
    }

    @Test
    void theUserAndTheGroupAreWordsOfTheirOwn() {
        var words = arguments("notify \"/a b\" root 'the group'");
        assertEquals(List.of("/a b", "root", "the group"), words.stream().map(Word::text).toList());
        assertEquals(15, words.get(1).at().column());
    }

    @Test
    void anOpenSingleQuoteIsReportedWhereItOpens() {
        arguments("notify '/a b");
        assertEquals(8, problems.sorted().getFirst().at().column());
        assertTrue(problems.hasErrors());
    }

    private List<String> argv(String line) {
        return ScriptWords.argv(arguments(line).getFirst(), problems);
    }

    private List<Word> arguments(String line) {
        var lines = new LineSplitter("f", line.getBytes(StandardCharsets.UTF_8), problems);
        var pieces = new ArrayList<Piece>();
        new Lexer(pieces::add, false, problems).read(TextLine.of(lines.next()));
        var piece = pieces.getFirst();
        var statement = new Statement(piece.words(), piece.at(), null);
        return ScriptWords.arguments(statement, problems);
    }
}
