package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The richer tokenizer for commands (inventory 1.3, keepalived.conf(5) "Quoted strings"): single
 * and double quotes, which may begin inside a word, and backslash escapes.
 */
public final class ScriptWords {

    private final Span whole;
    private final @Nullable TextLine line;
    private final String text;
    private final Problems problems;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private final int end;
    private int i;

    /**
     * @param line null when positions in the text are not positions in a line
     */
    private ScriptWords(
            Span whole,
            @Nullable TextLine line,
            String text,
            int start,
            int end,
            Problems problems) {
        this.whole = whole;
        this.line = line;
        this.text = text;
        this.i = start;
        this.end = end;
        this.problems = problems;
    }

    /** The words behind the keyword of a statement. The first one is the whole command. */
    public static List<Word> arguments(Statement statement, Problems problems) {
        Span at = statement.at();
        Written written = statement.written();
        if (written == null) {
            int start = statement.keyword().at().end();
            written = new Written(TextLine.of(at.line()), start, at.end());
        }
        TextLine line = written.line();
        return new ScriptWords(at, line, line.text(), written.start(), written.end(), problems)
                .split();
    }

    /** A command cut into the program and its arguments, by the same rules. */
    public static List<String> argv(Word command, Problems problems) {
        var parts =
                new ScriptWords(
                                command.at(),
                                null,
                                command.text(),
                                0,
                                command.text().length(),
                                problems)
                        .split();
        var argv = new ArrayList<String>(parts.size());
        for (Word part : parts) argv.add(part.text());
        return argv;
    }

    private List<Word> split() {
        while (i < end) {
            if (Lexer.isBlank(text.charAt(i))) i++;
            else readWord();
        }
        return words;
    }

    private void readWord() {
        int start = i;
        word.setLength(0);
        while (i < end && !Lexer.isBlank(text.charAt(i))) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') readQuoted(c);
            else if (c == '\\' && i + 1 < end) readEscape();
            else word.append(text.charAt(i++));
        }
        words.add(new Word(word.toString(), span(start, i)));
    }

    private void readQuoted(char quote) {
        int start = i++;
        while (i < end && text.charAt(i) != quote) {
            if (text.charAt(i) == '\\' && i + 1 < end) readEscape();
            else word.append(text.charAt(i++));
        }
        if (i < end) {
            i++;
            return;
        }
        // The lexer has seen a double quote of the line already.
        if (line != null && quote == '"') return;
        Span at = span(start, start + 1);
        problems.add(
                Problem.error(ErrorClass.UNMATCHED_QUOTE, at, "this " + quote + " is never closed")
                        .expected("a second " + quote + " in the same command"));
    }

    private Span span(int from, int to) {
        return line == null ? whole : line.span(from, to);
    }

    private void readEscape() {
        char c = text.charAt(i + 1);
        i += 2;
        switch (c) {
            case 'a' -> word.append('\u0007');
            case 'b' -> word.append('\b');
            case 'E' -> word.append('\u001b');
            case 'f' -> word.append('\f');
            case 'n' -> word.append('\n');
            case 'r' -> word.append('\r');
            case 't' -> word.append('\t');
            case 'v' -> word.append('\u000b');
            case 'x' -> readNumber(16, 2, c);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                i--;
                readNumber(8, 3, c);
            }
            case 'c' -> {
                if (i < end) word.append((char) (text.charAt(i++) & 0x1f));
            }
            default -> word.append(c);
        }
    }

    /** An escape without a digit is the letter itself. */
    private void readNumber(int radix, int mostDigits, char letter) {
        int value = 0;
        int digits = 0;
        while (digits < mostDigits && i < end) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) break;
            value = value * radix + digit;
            digits++;
            i++;
        }
        word.append(digits == 0 ? letter : (char) (value & 0xff));
    }
}
