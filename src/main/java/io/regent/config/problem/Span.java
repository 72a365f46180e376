package io.regent.config.problem;

import org.jspecify.annotations.Nullable;

/**
 * A piece of one source line.
 *
 * @param start UTF-16 index of the first character
 * @param end UTF-16 index behind the last one; equal to {@code start} for a place between two
 * @param origin where the text stands that is used here; null when it stands here itself
 */
public record Span(SourceLine line, int start, int end, Problem.@Nullable Related origin) {

    public Span(SourceLine line, int start, int end) {
        this(line, start, end, null);
    }

    public static Span wholeFile(String file) {
        return SourceLine.wholeFile(file).span(0, 0);
    }

    /** Counted in characters (code points), from 1. */
    public int column() {
        return line.text().codePointCount(0, start) + 1;
    }

    /** The column behind the last character. */
    public int endColumn() {
        return line.text().codePointCount(0, end) + 1;
    }

    /** The text that is pointed at. */
    public String text() {
        return line.text().substring(start, end);
    }

    /** Whether it stands further down in the same file. */
    public boolean isBehind(Span other) {
        return line.file().equals(other.line.file()) && line.number() > other.line.number();
    }

    public boolean isWholeFile() {
        return line.number() == 0;
    }
}
