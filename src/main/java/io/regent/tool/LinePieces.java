package io.regent.tool;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as it is written (inventory 1.2, 1.3): words with their quotes and backslashes, braces,
 * and the comment at its end. The same rules as the lexer's, which keeps only what words mean.
 */
final class LinePieces {

    private static final int TAB_STOP = 8;

    private final String line;
    private final List<String> words = new ArrayList<>();
    private String comment = "";
    private int commentColumn = -1;

    LinePieces(String line) {
        this.line = line;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (isBlank(c)) {
                i++;
            } else if (isCommentStart(c)) {
                comment = line.substring(i).stripTrailing();
                commentColumn = column(i);
                return;
            } else {
                int end = end(i);
                words.add(line.substring(i, end));
                i = end;
            }
        }
    }

    /** A brace is a word of its own. */
    List<String> words() {
        return words;
    }

    String comment() {
        return comment;
    }

    /** From 0, with tabs as wide as eight columns; -1 without a comment. */
    int commentColumn() {
        return commentColumn;
    }

    private int end(int start) {
        char first = line.charAt(start);
        if (first == '{' || first == '}') return start + 1;
        return first == '"' ? quoteEnd(start) : wordEnd(start);
    }

    private int quoteEnd(int start) {
        for (int i = start + 1; i < line.length(); i++) {
            if (line.charAt(i) == '"') return i + 1;
            if (line.charAt(i) == '\\') i++;
        }
        return line.length();
    }

    private int wordEnd(int start) {
        int i = start;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                i += 2;
            } else if (c == '$' && line.startsWith("{", i + 1) && line.indexOf('}', i) > 0) {
                i = line.indexOf('}', i) + 1;
            } else if (isBlank(c) || c == '"' || c == '{' || c == '}' || isCommentStart(c)) {
                break;
            } else {
                i++;
            }
        }
        return i;
    }

    private int column(int index) {
        int column = 0;
        for (int i = 0; i < index; i++) {
            boolean tab = line.charAt(i) == '\t';
            column = tab ? column / TAB_STOP * TAB_STOP + TAB_STOP : column + 1;
        }
        return column;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isCommentStart(char c) {
        return c == '#' || c == '!';
    }
}
