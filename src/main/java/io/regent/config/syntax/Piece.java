package io.regent.config.syntax;

import io.regent.config.problem.Span;
import java.util.List;

/**
 * One logical line: words, or a brace, for each brace outside of quotes stands for itself
 * (inventory 1.2).
 *
 * @param words empty for a brace
 * @param at from the first word to the last, comments left out
 * @param startsLine nothing but blanks stands before it on its line
 * @param indent visual column of the line's first character, tabs reaching to the next multiple of
 *     8
 */
record Piece(Kind kind, List<Word> words, Span at, boolean startsLine, int indent) {

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
