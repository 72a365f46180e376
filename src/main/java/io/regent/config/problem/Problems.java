package io.regent.config.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Collects the problems of one run. Keeps at most {@link #LIMIT}: beyond that a file is not worth
 * explaining further, and the last problem says how many were left out.
 */
public final class Problems {

    public static final int LIMIT = 200;

    private final List<Problem> kept = new ArrayList<>();
    private int leftOut;
    private boolean anyError;

    public void add(Problem problem) {
        anyError |= problem.isError();
        if (kept.size() < LIMIT) kept.add(problem);
        else leftOut++;
    }

    public boolean hasErrors() {
        return anyError;
    }

    /** Sorted by position. */
    public List<Problem> sorted() {
        if (kept.isEmpty()) return List.of();
        var sorted = new ArrayList<>(kept);
        sorted.sort(Problem.BY_POSITION);
        if (leftOut > 0) sorted.add(summary(sorted.getLast().at().line().file()));
        return Collections.unmodifiableList(sorted);
    }

    private Problem summary(String file) {
        return Problem.of(
                anyError ? Severity.ERROR : Severity.NOTE,
                ErrorClass.OK,
                Span.wholeFile(file),
                leftOut + " more problems are not shown");
    }
}
