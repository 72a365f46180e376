package io.regent.config.syntax;

import io.regent.config.problem.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One logical line: words, or a brace, for each brace outside of quotes stands for itself
 * (inventory 1.2).
 *
 * @param words empty for a brace
 * @param at from the first word to the last, comments left out
 * @param startsLine nothing but blanks stands before it on its line
 * @param indent visual column of the line's first character, tabs reaching to the next multiple of
 *     8
 * @param written null when the line is as it stands in the file
 */
record Piece(
        Kind kind,
        List<Word> words,
        Span at,
        boolean startsLine,
        int indent,
        @Nullable Written written) {

    Piece(Kind kind, List<Word> words, Span at, boolean startsLine, int indent) {
        this(kind, words, at, startsLine, indent, null);
    }

    enum Kind {
        WORDS,
        OPEN,
        CLOSE
    }

    boolean isWords() {
        return kind == Kind.WORDS;
    }

    boolean isOpen() {
        return kind == Kind.OPEN;
    }

    boolean isClose() {
        return kind == Kind.CLOSE;
    }

    String firstWord() {
        return words.get(0).text();
    }
}
