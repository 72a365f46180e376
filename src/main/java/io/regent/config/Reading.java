package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import org.jspecify.annotations.Nullable;

/** One statement being read as one keyword; knows how to complain in that keyword's name. */
record Reading(Keyword<?> keyword, Statement statement, Problems problems) {

    /** The only or first argument; null, with a problem, when it is absent. */
    @Nullable Word required() {
        if (statement.argumentCount() > 0) return statement.argument(0);
        problems.add(
                Problem.error(
                                ErrorClass.MISSING_PARAMETER,
                                statement.keyword().at(),
                                "'" + keyword.name() + "' needs a value")
                        .expected(keyword.type().notation()));
        return null;
    }

    @Nullable Word optional(int index) {
        return index < statement.argumentCount() ? statement.argument(index) : null;
    }

    /** The value is bad: what that leads to is the keyword's affair. */
    void invalid(ErrorClass kind, Span at, String message) {
        invalid(kind, at, message, keyword.type().notation());
    }

    void invalid(ErrorClass kind, Span at, String message, String expected) {
        problems.add(
                Problem.of(keyword.onInvalid().severity(), kind, at, message).expected(expected));
    }

    /** The value is used, but not as written. */
    void adjusted(ErrorClass kind, Span at, String message) {
        problems.add(Problem.warning(kind, at, message));
    }

    void refuse(ErrorClass kind, Span at, String message) {
        problems.add(Problem.error(kind, at, message));
    }

    void notYet(Span at, String what) {
        problems.add(Problem.error(ErrorClass.FATAL, at, what + " not supported yet"));
    }
}
