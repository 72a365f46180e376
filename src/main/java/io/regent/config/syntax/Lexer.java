package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
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

    private final PieceSink pieces;
    private final Problems problems;

    /** Whether the braces of a name that is not defined are braces, as they are to keepalived. */
    private final boolean isLiteral;

    /** Behind the word that was read last. */
    private int wordEnd;

    Lexer(PieceSink pieces, boolean isLiteral, Problems problems) {
        this.pieces = pieces;
        this.problems = problems;
        this.isLiteral = isLiteral;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Returns where an include stands, which is left to the caller with all behind it, or -1. */
    int read(TextLine line) {
        String text = line.text();
        int i = 0;
        int indent = line.indent();
        boolean startsLine = true;
        while (i < text.length()) {
            i = skipBlanks(text, i);
            if (i == text.length() || isCommentStart(text.charAt(i))) return -1;
            char c = text.charAt(i);
            if (c == '{' || c == '}') {
                var kind = c == '{' ? Piece.Kind.OPEN : Piece.Kind.CLOSE;
                Span brace = line.span(i, i + 1);
                pieces.add(new Piece(kind, List.of(), brace, startsLine, indent));
                i++;
            } else if (Directives.includeEnd(text, i) >= 0) {
                return i;
            } else {
                i = readWords(line, i, startsLine, indent);
            }
            startsLine = false;
        }
        return -1;
    }

    private int readWords(TextLine line, int start, boolean startsLine, int indent) {
        String text = line.text();
        var words = new ArrayList<Word>(3);
        int i = start;
        int keywordEnd = start;
        int end = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                i++;
            } else if (c == '{' || c == '}' || isCommentStart(c)) {
                break;
            } else {
                Word word = c == '"' ? quoted(line, i) : plain(line, i);
                if (word != null) words.add(word);
                i = wordEnd;
                if (words.size() == 1) keywordEnd = i;
                end = i;
            }
        }
        if (words.isEmpty()) return i;
        Span whole = line.span(start, end);
        var written = line.isSource() ? null : new Written(line, keywordEnd, end);
        pieces.add(new Piece(Piece.Kind.WORDS, words, whole, startsLine, indent, written));
        return i;
    }

    private Word plain(TextLine line, int start) {
        int end = wordEnd(line, start);
        String text = unescape(line.text(), start, end);
        int behind = skipBlanks(line.text(), end);
        if (behind > end && Reference.isLastBackslash(line.text(), behind)) {
            end = behind + 1;
            text += "\\";
        }
        wordEnd = end;
        return new Word(text, line.span(start, end));
    }

    /** Null, with a problem, when the quote is not closed: to keepalived there is no word then. */
    private @Nullable Word quoted(TextLine line, int start) {
        String text = line.text();
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                wordEnd = i + 1;
                return new Word(text.substring(start + 1, i), line.span(start, wordEnd));
            }
            if (c == '\\') i++;
        }
        problems.add(
                Problem.error(
                                ErrorClass.UNMATCHED_QUOTE,
                                line.span(start, start + 1),
                                "this quote is never closed")
                        .expected("a second \" on the same line"));
        wordEnd = text.length();
        return null;
    }

    private int wordEnd(TextLine line, int start) {
        String text = line.text();
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i += 2;
            } else if (!isLiteral && c == '$' && isReference(text, i)) {
                int end = text.indexOf('}', i) + 1;
                undefined(line.span(i, end));
                i = end;
            } else if (isBlank(c) || c == '"' || c == '{' || c == '}' || isCommentStart(c)) {
                break;
            } else {
                i++;
            }
        }
        return i;
    }

    private static boolean isReference(String text, int dollar) {
        return text.startsWith("{", dollar + 1) && text.indexOf('}', dollar) > 0;
    }

    /** Whoever wrote the name meant no block; keepalived sees one. */
    private void undefined(Span reference) {
        problems.add(
                Problem.error(
                                ErrorClass.UNEXPECTED_BOB,
                                reference,
                                "this name is not defined, and keepalived takes its braces for"
                                        + " those of a block")
                        .expected("a line with $NAME=... in front of its use"));
    }

    /** Only {@code \#} and {@code \!} lose their backslash here; the rest is the keyword's own. */
    private static String unescape(String text, int start, int end) {
        int slash = text.indexOf('\\', start);
        if (slash < 0 || slash >= end) return text.substring(start, end);
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

    /** The part of a line in front of its comment. */
    static int commentStart(String text) {
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') i++;
            else if (c == '"') isQuoted = !isQuoted;
            else if (!isQuoted && isCommentStart(c)) return i;
        }
        return text.length();
    }

    static boolean isCommentStart(char c) {
        return c == '#' || c == '!';
    }

    static int skipBlanks(String text, int start) {
        int i = start;
        while (i < text.length() && isBlank(text.charAt(i))) i++;
        return i;
    }

    /** Visual column of the first character that is no blank. */
    static int indent(String text) {
        int firstCharacter = skipBlanks(text, 0);
        int column = 0;
        for (int i = 0; i < firstCharacter; i++) {
            column = text.charAt(i) == '\t' ? column / TAB_STOP * TAB_STOP + TAB_STOP : column + 1;
        }
        return column;
    }
}
