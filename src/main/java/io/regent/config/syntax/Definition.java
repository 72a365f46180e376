package io.regent.config.syntax;

import io.regent.config.problem.Problem.Related;
import io.regent.config.problem.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code $NAME=text} (inventory 1.9).
 *
 * @param lines at least one; the first takes the place of the reference
 */
record Definition(String name, List<Line> lines) {

    /**
     * One line of the text, without its comment.
     *
     * @param origin where it stands
     */
    record Line(String text, Related origin) {}

    boolean isMultiLine() {
        return lines.size() > 1;
    }

    /** The lines as they stand in the file; all but the last end in a backslash. */
    static final class Builder {
        private final String name;
        private final List<Line> lines = new ArrayList<>();

        Builder(String name) {
            this.name = name;
        }

        /**
         * Returns whether the definition goes on in the next line. A comment ends it, even one that
         * ends in a backslash.
         */
        boolean add(TextLine line, int start) {
            String whole = line.text();
            String text = whole.substring(0, Lexer.commentStart(whole)).stripTrailing();
            boolean goesOn = endsInBackslash(text);
            int end = goesOn ? text.length() - 1 : text.length();
            text = start < end ? text.substring(start, end).stripTrailing() : "";
            int shownFrom = Math.min(Lexer.skipBlanks(whole, 0), start + text.length());
            Span at = line.span(shownFrom, start + text.length());
            Related origin = at.origin();
            String message = "$" + name + " is defined here";
            if (lines.isEmpty()) text = text.stripLeading();
            lines.add(new Line(text, new Related(origin == null ? at : origin.at(), message)));
            return goesOn;
        }

        /** An empty line in front of others does not count: the text begins below the name. */
        Definition build() {
            if (lines.size() > 1 && lines.getFirst().text().isEmpty()) lines.removeFirst();
            return new Definition(name, lines);
        }
    }

    static boolean endsInBackslash(String text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == '\\';
    }
}
