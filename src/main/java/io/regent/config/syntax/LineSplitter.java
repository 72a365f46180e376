package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to lines (inventory 1.2): ends at LF, CR LF or CR before LF; a byte order mark, NUL bytes
 * and lines too long for keepalived's buffer are reported. Lines that keepalived would not look at
 * are left out; the numbers stay.
 */
final class LineSplitter implements Iterator<SourceLine> {

    /** keepalived's buffer has 1024 bytes, one of them for its end mark; the line end is free. */
    static final int LONGEST_LINE_BYTES = 1023;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final char REPLACEMENT = '\ufffd';

    private final String file;
    private final byte[] bytes;
    private final Problems problems;

    /** Where the next line begins. */
    private int start;

    private int number;
    private @Nullable SourceLine next;

    LineSplitter(String file, byte[] bytes, Problems problems) {
        this.file = file;
        this.bytes = bytes;
        this.problems = problems;
        if (startsWithMark(bytes)) {
            start = BYTE_ORDER_MARK.length;
            problems.add(byteOrderMark(file));
        }
        next = find();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public SourceLine next() {
        SourceLine line = next;
        if (line == null) throw new NoSuchElementException();
        next = find();
        return line;
    }

    /** The next line that can be read, or null. */
    private @Nullable SourceLine find() {
        while (start < bytes.length) {
            int begin = start;
            int newline = begin;
            while (newline < bytes.length && bytes[newline] != '\n') newline++;
            int end = newline;
            while (end > begin && bytes[end - 1] == '\r') end--;
            start = newline + 1;
            var line = new SourceLine(file, ++number, decode(bytes, begin, end));
            if (isAcceptable(line, end - begin)) return line;
        }
        return null;
    }

    private boolean isAcceptable(SourceLine line, int lengthBytes) {
        if (lengthBytes > LONGEST_LINE_BYTES) {
            Span begin = line.span(0, 1);
            String message =
                    "the line has "
                            + lengthBytes
                            + " bytes; keepalived drops lines longer than "
                            + LONGEST_LINE_BYTES;
            problems.add(
                    isComment(line.text())
                            ? Problem.warning(ErrorClass.GENERAL_ERROR, begin, message)
                            : Problem.error(ErrorClass.GENERAL_ERROR, begin, message)
                                    .expected("a shorter line"));
            return false;
        }
        int nul = line.text().indexOf('\0');
        if (nul < 0) return true;
        problems.add(
                Problem.error(
                        ErrorClass.GENERAL_ERROR,
                        line.span(nul, nul + 1),
                        "the line contains a NUL byte; is this a text file?"));
        return false;
    }

    private static boolean isComment(String text) {
        int i = 0;
        while (i < text.length() && Lexer.isBlank(text.charAt(i))) i++;
        return i < text.length() && (text.charAt(i) == '#' || text.charAt(i) == '!');
    }

    /** UTF-8, or byte by byte where a line is not UTF-8: comments come in every encoding. */
    private static String decode(byte[] bytes, int start, int end) {
        var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0
                ? text
                : new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWithMark(byte[] bytes) {
        if (bytes.length < BYTE_ORDER_MARK.length) return false;
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (bytes[i] != BYTE_ORDER_MARK[i]) return false;
        }
        return true;
    }

    /** keepalived takes the mark for the first letters of the first word. */
    private static Problem byteOrderMark(String file) {
        return Problem.warning(
                        ErrorClass.UNKNOWN_KEYWORD,
                        Span.wholeFile(file),
                        "the file begins with a byte order mark, which is ignored")
                .expected("UTF-8 without a byte order mark; keepalived stumbles over it");
    }
}
