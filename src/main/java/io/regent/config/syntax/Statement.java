package io.regent.config.syntax;

import io.regent.config.problem.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A keyword with its arguments, and the block behind it if there is one.
 *
 * @param words the keyword first; never empty
 * @param at from the first word to the last
 * @param written null when the line is as it stands in the file
 */
public record Statement(List<Word> words, Span at, @Nullable Body body, @Nullable Written written) {

    public Statement(List<Word> words, Span at, @Nullable Body body) {
        this(words, at, body, null);
    }

    /** What stands between two braces. */
    public record Body(Span open, List<Statement> statements) {}

    public Word keyword() {
        return words.get(0);
    }

    public String name() {
        return words.get(0).text();
    }

    /** Number of words behind the keyword. */
    public int argumentCount() {
        return words.size() - 1;
    }

    /** The argument's word; {@code index} counts from 0. */
    public Word argument(int index) {
        return words.get(index + 1);
    }
}
