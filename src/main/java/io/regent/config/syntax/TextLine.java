package io.regent.config.syntax;

import io.regent.config.problem.Problem.Related;
import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as the parser sees it, which knows for each character where in the file it comes from. It
 * differs from the source line where conditions, definitions or sequences were at work.
 */
final class TextLine {

    /**
     * A run of characters of one origin, up to the next part.
     *
     * @param at index in the text of the first one
     * @param start index in the source line that it comes from
     * @param end behind the source of a replaced part; a copied part has as many characters there
     * @param isCopied from the source line, character by character
     * @param origin where a replaced part's text stands
     */
    private record Part(int at, int start, int end, boolean isCopied, @Nullable Related origin) {}

    private final SourceLine source;
    private final String text;

    /** In order; null when the text is that of the source line. */
    private final @Nullable List<Part> parts;

    private TextLine(SourceLine source, String text, @Nullable List<Part> parts) {
        this.source = source;
        this.text = text;
        this.parts = parts;
    }

    static TextLine of(SourceLine source) {
        return new TextLine(source, source.text(), null);
    }

    /** Text that stands in the place of {@code use}. */
    static TextLine replacing(Span use, String text, @Nullable Related origin) {
        var part = new Part(0, use.start(), use.end(), false, origin);
        return new TextLine(use.line(), text, List.of(part));
    }

    String text() {
        return text;
    }

    boolean isSource() {
        return parts == null;
    }

    /** Visual column of the first character that is no blank. */
    int indent() {
        boolean isCopied = parts == null || parts.isEmpty() || parts.getFirst().isCopied();
        return Lexer.indent(isCopied ? source.text() : text);
    }

    /** Where the characters from {@code start} to before {@code end} come from. */
    Span span(int start, int end) {
        if (parts == null) return source.span(start, end);
        int first = partAt(start);
        int last = partAt(Math.max(start, end - 1));
        Part from = parts.get(first);
        Part to = parts.get(last);
        @Nullable Related origin = null;
        for (int i = first; i <= last && origin == null; i++) origin = parts.get(i).origin();
        return new Span(
                source,
                from.isCopied() ? from.start() + start - from.at() : from.start(),
                to.isCopied() ? to.start() + end - to.at() : to.end(),
                origin);
    }

    private int partAt(int index) {
        List<Part> all = parts();
        int i = all.size() - 1;
        while (i > 0 && all.get(i).at() > index) i--;
        return i;
    }

    private List<Part> parts() {
        return parts != null ? parts : List.of(new Part(0, 0, text.length(), true, null));
    }

    TextLine from(int start) {
        return start == 0 ? this : part(start, text.length());
    }

    TextLine part(int start, int end) {
        if (start == 0 && end == text.length()) return this;
        var some = new ArrayList<Part>();
        collect(start, end, 0, some);
        return new TextLine(source, text.substring(start, end), some);
    }

    /** Both come from one source line. */
    TextLine plus(TextLine more) {
        var all = new ArrayList<Part>();
        collect(0, text.length(), 0, all);
        more.collect(0, more.text.length(), text.length(), all);
        return new TextLine(source, text + more.text, all);
    }

    /** An empty text keeps one part, for its place. */
    private void collect(int start, int end, int at, List<Part> into) {
        List<Part> all = parts();
        for (int i = partAt(start); i < all.size(); i++) {
            Part part = all.get(i);
            if (part.at() >= end && i > partAt(start)) break;
            int skipped = Math.max(0, start - part.at());
            int from = part.isCopied() ? part.start() + skipped : part.start();
            int place = at + Math.max(0, part.at() - start);
            into.add(new Part(place, from, part.end(), part.isCopied(), part.origin()));
        }
    }
}
