package io.regent.config.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.SourceLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "state MASTER            | [state MASTER]",
                "state MASTER # comment  | [state MASTER]",
                "state MASTER! comment   | [state MASTER]",
                "# only a comment        | ``",
                "auth_pass a\\#b\\!c     | [auth_pass a#b!c]",
                "a \"b # c\" d           | [a b # c d]",
                "ab\"cd\"ef              | [ab cd ef]",
                "a \"\" b                | [a  b]",
                "a { b } c               | [a] { [b] } [c]",
                "a{b}c                   | [a] { [b] } [c]",
                "a \"{\" b               | [a { b]",
                "a\\{b                   | [a\\{b]",
                "a${B                    | [a$] { [B]",
                "router_id \\            | [router_id\\]",
                "notify /a\\ b           | [notify /a\\ b]",
            })
    void splitsALineIntoWordsAndBraces(String line, String expected) {
        assertEquals(expected, pieces(line));
        assertEquals(List.of(), problems.sorted());
    }

    /** To keepalived they are those of a block, and whoever wrote them meant none. */
    @Test
    void theBracesOfANameThatIsNotDefinedAreReported() {
        assertEquals("[a${B C}d] { [e]", pieces("a${B C}d { e"));
        assertEquals("1:2 UNEXPECTED_BOB", places());
    }

    @Test
    void columnsAreCountedInCharactersFromOne() {
        var words = words("\tstate  \"é😀\"  MASTER # x");
        assertEquals(List.of(2, 9, 15), words.stream().map(word -> word.at().column()).toList());
        assertEquals("\"é😀\"", words.get(1).at().text());
    }

    @Test
    void linesAreCountedWhateverEndsThem() {
        var words = words("a\r\nb\n\r\r\n\nc");
        assertEquals("a1 b2 c5", lineNumbers(words));
        assertEquals(List.of(), problems.sorted());
    }

    @Test
    void anOpenQuoteIsReportedWhereItOpens() {
        var words = words("a\n  notify \"/bin/x y\nb");
        assertEquals("a1 notify2 b3", lineNumbers(words));
        assertEquals("2:10 UNMATCHED_QUOTE", places());
    }

    @Test
    void aByteOrderMarkIsSkippedWithAWarning() {
        assertEquals("a1", lineNumbers(words("\ufeffa")));
        assertEquals(1, problems.sorted().getFirst().at().column());
        assertEquals(ErrorClass.UNKNOWN_KEYWORD, problems.sorted().getFirst().kind());
    }

    @Test
    void aLineWithANulByteIsRefusedAndTheOthersAreRead() {
        assertEquals("a1 c3", lineNumbers(words("a\nb\0b\nc")));
        assertEquals("2:2 GENERAL_ERROR", places());
    }

    @Test
    void aLineMayFillTheBufferOfKeepalivedButNotMore() {
        String longest = "a".repeat(LineSplitter.LONGEST_LINE_BYTES);
        assertEquals(1, words(longest + "\r\n").size());
        assertEquals(List.of(), problems.sorted());
        assertEquals(0, words(longest + "a\n").size());
        assertEquals("1:1 GENERAL_ERROR", places());
    }

    @Test
    void aLongCommentIsAWarningOnly() {
        words("  # " + "a".repeat(2000));
        assertEquals("1:1 GENERAL_ERROR", places());
        assertEquals(false, problems.hasErrors());
    }

    @Test
    void bytesThatAreNotUtf8KeepTheirPlaces() {
        byte[] gbk = {'a', ' ', (byte) 0xb1, (byte) 0xb8, ' ', 'b', '\n', (byte) 0xc3, (byte) 0xa9};
        var lines = new LineSplitter("f", gbk, problems);
        var words = read(lines).stream().flatMap(piece -> piece.words().stream()).toList();
        assertEquals(6, words.get(2).at().column());
        assertEquals("é", words.get(3).text());
    }

    @Test
    void aWordWithADollarIsAnOrdinaryWord() {
        assertEquals("$A1 pa$$word1", lineNumbers(words("$A pa$$word")));
        assertEquals(List.of(), problems.sorted());
    }

    private String pieces(String text) {
        return read(text).stream()
                .map(piece ->
                        switch (piece.kind()) {
                            case OPEN -> "{";
                            case CLOSE -> "}";
                            case WORDS ->
                                    piece.words().stream()
                                            .map(Word::text)
                                            .collect(Collectors.joining(" ", "[", "]"));
                        })
                .collect(Collectors.joining(" "));
    }

    private List<Word> words(String text) {
        return read(text).stream().flatMap(piece -> piece.words().stream()).toList();
    }

    private List<Piece> read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return read(new LineSplitter("f", bytes, problems));
    }

    private List<Piece> read(Iterator<SourceLine> lines) {
        var pieces = new ArrayList<Piece>();
        var lexer = new Lexer(pieces::add, false, problems);
        lines.forEachRemaining(line -> lexer.read(TextLine.of(line)));
        return pieces;
    }

    private static String lineNumbers(List<Word> words) {
        return words.stream()
                .map(word -> word.text() + word.at().line().number())
                .collect(Collectors.joining(" "));
    }

    private String places() {
        return problems.sorted().stream().map(LexerTest::place).collect(Collectors.joining(" "));
    }

    private static String place(Problem problem) {
        var at = problem.at();
        return at.line().number() + ":" + at.column() + " " + problem.kind();
    }
}
