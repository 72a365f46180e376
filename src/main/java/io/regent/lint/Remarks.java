package io.regent.lint;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where lints put what they find. */
final class Remarks {

    private final Tongue tongue;
    private final List<Remark> found = new ArrayList<>();

    Remarks(Tongue tongue) {
        this.tongue = tongue;
    }

    /**
     * @param arguments of the lint's message
     */
    void add(Lint lint, Span at, Object... arguments) {
        String message = lint.message().in(tongue, arguments);
        var problem =
                Problem.of(lint.severity(), ErrorClass.GENERAL_ERROR, at, message)
                        .expected(lint.remedy().in(tongue));
        found.add(
                new Remark(Optional.of(lint), problem, Optional.of(lint.explanation().in(tongue))));
    }

    List<Remark> found() {
        return found;
    }
}
