package io.regent.app;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;
import java.util.List;
import java.util.Optional;
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
                        + LineNumbers.text(lines);
        return Optional.of(Problem.note(Span.wholeFile(first.line().file()), message));
    }

    private static boolean counts(Problem problem) {
        return problem.kind() != ErrorClass.OK
                && problem.kind() != ErrorClass.SECURITY_ERROR
                && !problem.at().isWholeFile();
    }
}
