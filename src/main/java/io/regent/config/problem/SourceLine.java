package io.regent.config.problem;

/**
 * One line of a configuration file, as it stands there.
 *
 * @param file as the operator named it
 * @param number from 1; 0 stands for the file as a whole
 * @param text without its line end
 */
public record SourceLine(String file, int number, String text) {

    /** The file as a whole, for problems that no line is to blame for. */
    public static SourceLine wholeFile(String file) {
        return new SourceLine(file, 0, "");
    }

    /** The part from {@code start} up to but without {@code end}, both UTF-16 indexes. */
    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    /** The same line with asterisks for the characters of a secret, so that it can be shown. */
    public SourceLine hiding(int start, int end) {
        var shown = new StringBuilder(text);
        for (int i = start; i < end; i++) if (text.charAt(i) > ' ') shown.setCharAt(i, '*');
        return new SourceLine(file, number, shown.toString());
    }
}
