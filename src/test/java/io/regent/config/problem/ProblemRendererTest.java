package io.regent.config.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemRendererTest {

    @Test
    void showsPlaceLineCaretAndRemedy() {
        var line = new SourceLine("k.conf", 12, "    prority 100");
        var problem =
                Problem.error(ErrorClass.UNKNOWN_KEYWORD, line.span(4, 11), "unknown keyword")
                        .expected("a keyword")
                        .didYouMean(Optional.of("priority"))
                        .seeAlso(new SourceLine("k.conf", 3, "a {").span(2, 3), "opened here");
        assertEquals(
                """
                k.conf:12:5: error: unknown keyword
                   12 |     prority 100
                      |     ^^^^^^^
                      = expected: a keyword
                      = did you mean: priority
                k.conf:3:3: note: opened here
                    3 | a {
                      |   ^
                """,
                ProblemRenderer.render(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\tab X|4|\t   ^",
                "a\tb\tX|4| \t \t^",
                "é X|2|  ^",
                "备份 X|3|     ^",
                "😀 X|3|   ^",
                "e\u0301 X|3|  ^",
            })
    void theCaretStandsUnderTheCharacterWhateverIsBeforeIt(String text, int at, String caret) {
        var line = new SourceLine("f", 1, text);
        var rendered = ProblemRenderer.render(Problem.note(line.span(at, at + 1), "m")).split("\n");
        assertEquals("    1 | " + text, rendered[1]);
        assertEquals("      | " + caret, rendered[2]);
    }

    @Test
    void aFileAsAWholeHasNoLine() {
        var problem = Problem.error(ErrorClass.FILE_NOT_FOUND, Span.wholeFile("f"), "is missing");
        assertEquals("f: error: is missing\n", ProblemRenderer.render(problem));
    }

    @Test
    void controlCharactersOfTheFileDoNotReachTheTerminal() {
        var line = new SourceLine("f", 1, "a \u001b[2J");
        assertEquals(
                "f:1:3: note: a ?\n    1 | a ?[2J\n      |   ^\n",
                ProblemRenderer.render(Problem.note(line.span(2, 3), "a \u001b")));
    }

    @Test
    void aVeryLongLineIsCut() {
        var line = new SourceLine("f", 1, "x".repeat(1000));
        var rendered = ProblemRenderer.render(Problem.note(line.span(0, 1000), "m")).split("\n");
        assertEquals(8 + 240 + 3, rendered[1].length());
        assertEquals(8 + 240, rendered[2].length());
        var behind = ProblemRenderer.render(Problem.note(line.span(900, 901), "m")).split("\n");
        assertEquals(2, behind.length);
    }
}
