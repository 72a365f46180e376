package io.regent.app;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Lines that keepalived complains about only because of a brace or a keyword further up. Nothing is
 * wrong with them, so they are named in one note.
 */
final class FollowUps {

    private FollowUps() {}

    /** Empty when the problems that are shown name all lines that keepalived names. */
    static Optional<Problem> note(List<Problem> shown, List<Problem> seen) {
        var lines = new TreeSet<Integer>();
        Span first = null;
        for (Problem problem : seen) {
            if (!counts(problem)) continue;
            if (first == null) first = problem.at();
            lines.add(problem.at().line().number());
            // Here keepalived gives up.
            if (problem.kind() == ErrorClass.MISSING_PARAMETER) break;
        }
        for (Problem problem : shown) lines.remove(problem.at().line().number());
        if (first == null || lines.isEmpty()) return Optional.empty();
        String message =
                "as a consequence of the above keepalived complains about these lines too: "
                        + ranges(lines);
        return Optional.of(Problem.note(Span.wholeFile(first.line().file()), message));
    }

    private static boolean counts(Problem problem) {
        return problem.kind() != ErrorClass.OK
                && problem.kind() != ErrorClass.SECURITY_ERROR
                && !problem.at().isWholeFile();
    }

    /** {@code 3, 5-7, 9}. */
    private static String ranges(SortedSet<Integer> lines) {
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
