package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines to pieces: words and braces (inventory 1.2, 1.3). {@code #} and {@code !} outside of double
 * quotes begin a comment, a brace outside of them stands for itself, and a backslash keeps the
 * character behind it from meaning anything.
 */
final class Lexer {

    private static final int TAB_STOP = 8;

    /** A power of two. */
    private static final int RECENT = 1024;

    private final Problems problems;
    private final Directives directives;
    private final List<Piece> pieces = new ArrayList<>();

    /** Texts that came by lately: large files say the same few words again and again. */
    private final @Nullable String[] recent = new @Nullable String[RECENT];

    private Lexer(Problems problems) {
        this.problems = problems;
        this.directives = new Directives(problems);
    }

    static List<Piece> read(List<SourceLine> lines, Problems problems) {
        var lexer = new Lexer(problems);
        for (SourceLine line : lines) lexer.read(line);
        return lexer.pieces;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private void read(SourceLine line) {
        String text = line.text();
        int i = directives.end(line);
        int indent = indent(text, skipBlanks(text, i));
        boolean startsLine = true;
        while (i < text.length()) {
            i = skipBlanks(text, i);
            if (i == text.length() || isCommentStart(text.charAt(i))) return;
            char c = text.charAt(i);
            if (c == '{' || c == '}') {
                var kind = c == '{' ? Piece.Kind.OPEN : Piece.Kind.CLOSE;
                Span brace = line.span(i, i + 1);
                pieces.add(new Piece(kind, List.of(), brace, startsLine, indent));
                i++;
            } else {
                i = readWords(line, i, startsLine, indent);
            }
            startsLine = false;
        }
    }

    private int readWords(SourceLine line, int start, boolean startsLine, int indent) {
        String text = line.text();
        var words = new ArrayList<Word>(3);
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                i++;
            } else if (c == '{' || c == '}' || isCommentStart(c)) {
                break;
            } else {
                Word word = c == '"' ? quoted(line, i) : plain(line, i);
                words.add(word);
                i = word.at().end();
            }
        }
        Span whole = line.span(start, words.getLast().at().end());
        pieces.add(new Piece(Piece.Kind.WORDS, List.copyOf(words), whole, startsLine, indent));
        return i;
    }

    private Word plain(SourceLine line, int start) {
        int end = wordEnd(line.text(), start);
        return new Word(unescape(line.text(), start, end), line.span(start, end));
    }

    /** Reaches to the end of the line, with a problem, when the quote is not closed. */
    private Word quoted(SourceLine line, int start) {
        String text = line.text();
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') return new Word(text.substring(start + 1, i), line.span(start, i + 1));
            if (c == '\\') i++;
        }
        problems.add(
                Problem.error(
                                ErrorClass.UNMATCHED_QUOTE,
                                line.span(start, start + 1),
                                "this quote is never closed")
                        .expected("a second \" on the same line"));
        return new Word(text.substring(start + 1), line.span(start, text.length()));
    }

    private static int wordEnd(String text, int start) {
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i += 2;
            } else if (c == '$' && text.startsWith("{", i + 1) && text.indexOf('}', i) > 0) {
                // The braces of a reference, ${NAME}, are no block.
                i = text.indexOf('}', i) + 1;
            } else if (isBlank(c) || c == '"' || c == '{' || c == '}' || isCommentStart(c)) {
                break;
            } else {
                i++;
            }
        }
        return i;
    }

    /** Only {@code \#} and {@code \!} lose their backslash here; the rest is the keyword's own. */
    private String unescape(String text, int start, int end) {
        int slash = text.indexOf('\\', start);
        if (slash < 0 || slash >= end) return part(text, start, end);
        var plain = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < end) {
                char next = text.charAt(++i);
                if (!isCommentStart(next)) plain.append(c);
                plain.append(next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** The part of the text, as the same object as the last time if that is not long ago. */
    private String part(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) hash = 31 * hash + text.charAt(i);
        int slot = (hash ^ hash >>> 16) & RECENT - 1;
        String known = recent[slot];
        int length = end - start;
        if (known != null && known.length() == length && text.startsWith(known, start)) {
            return known;
        }
        String part = text.substring(start, end);
        recent[slot] = part;
        return part;
    }

    private static boolean isCommentStart(char c) {
        return c == '#' || c == '!';
    }

    private static int skipBlanks(String text, int start) {
        int i = start;
        while (i < text.length() && isBlank(text.charAt(i))) i++;
        return i;
    }

    private static int indent(String text, int firstCharacter) {
        int column = 0;
        for (int i = 0; i < firstCharacter; i++) {
            column = text.charAt(i) == '\t' ? column / TAB_STOP * TAB_STOP + TAB_STOP : column + 1;
        }
        return column;
    }
}
