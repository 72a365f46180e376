package io.regent.lint;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing to say about a file.
 *
 * @param lint empty for what the reader of the language says itself
 * @param problem place, severity and message
 * @param explanation why it matters
 */
public record Remark(Optional<Lint> lint, Problem problem, Optional<String> explanation) {

    static Remark ofReader(Problem problem) {
        return new Remark(Optional.empty(), problem, Optional.empty());
    }

    /** The name of the rule that is broken, stable over versions. */
    public String rule() {
        if (lint.isPresent()) return lint.get().id();
        if (problem.kind() == ErrorClass.OK) return "remark";
        return problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Remark with(Problem changed) {
        return new Remark(lint, changed, explanation);
    }
}
