package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;

/**
 * An {@code include} line and how much it minds (inventory 1.7).
 *
 * @param at keyword and pattern
 * @param mindsUnreadable a match that is no readable file is an error
 * @param mindsMissing a plain name that is no file is an error
 * @param mindsEmpty a wildcard without a match is an error
 * @param mindsBraces each alternative must match
 */
record Include(
        Span at,
        String pattern,
        boolean mindsUnreadable,
        boolean mindsMissing,
        boolean mindsEmpty,
        boolean mindsBraces) {

    /** Files within files; keepalived stops at its limit of open files. */
    static final int DEEPEST = 32;

    /** Opening a file or a directory, in the budget's characters. */
    static final int FILE_COST = 2048;

    static final int MOST_ALTERNATIVES = 1024;

    /** The rest of the line is the pattern, braces and blanks and all. */
    static Include read(TextLine line, int start, IncludeLevel level) {
        String text = line.text();
        int keywordEnd = Directives.includeEnd(text, start);
        int from = Lexer.skipBlanks(text, keywordEnd);
        int end = from + text.substring(from, Lexer.commentStart(text)).stripTrailing().length();
        char variant = text.charAt(keywordEnd - 1);
        return new Include(
                line.span(start, Math.max(end, keywordEnd)),
                text.substring(from, Math.max(from, end)),
                level.read() || "rmwba".indexOf(variant) >= 0,
                level.match() || "mwa".indexOf(variant) >= 0,
                level.wildcard() || "wa".indexOf(variant) >= 0,
                level.brace() || "ba".indexOf(variant) >= 0);
    }

    /** An error where the line minds, otherwise a warning that does not change the verdict. */
    void complain(boolean minds, String message, Problems problems) {
        problems.add(
                minds
                        ? Problem.error(ErrorClass.FILE_NOT_FOUND, at, message)
                        : Problem.warning(ErrorClass.OK, at, message));
    }

    void refuse(String message, Problems problems) {
        problems.add(Problem.error(ErrorClass.FATAL, at, message));
    }
}
