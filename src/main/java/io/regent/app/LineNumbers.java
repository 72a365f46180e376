package io.regent.app;

import java.util.SortedSet;

/** Numbers of lines as people write them. */
final class LineNumbers {

    private LineNumbers() {}

    /** {@code 3, 5-7, 9}; of at least one line. */
    static String text(SortedSet<Integer> lines) {
        var text = new StringBuilder();
        int start = lines.first();
        int end = start;
        for (int line : lines) {
            if (line > end + 1) {
                append(start, end, text);
                start = line;
            }
            end = line;
        }
        append(start, end, text);
        return text.toString();
    }

    private static void append(int start, int end, StringBuilder text) {
        if (!text.isEmpty()) text.append(", ");
        text.append(start);
        if (end > start) text.append('-').append(end);
    }
}
