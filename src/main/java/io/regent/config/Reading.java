package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.InterfaceUse;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement being read as one keyword; knows how to complain in that keyword's name. */
record Reading(Keyword<?> keyword, Statement statement, Problems problems) {

    /** The only or first argument; null, with a problem, when it is absent. */
    @Nullable Word required() {
        if (statement.argumentCount() > 0) return statement.argument(0);
        ErrorClass kind = Habits.missing(keyword.name());
        String message = "'" + keyword.name() + "' needs a value";
        Span at = statement.keyword().at();
        Problem problem =
                kind == ErrorClass.OK
                        ? Problem.warning(kind, at, message + "; the line is ignored")
                        : Problem.error(kind, at, message);
        problems.add(problem.expected(keyword.type().notation()));
        return null;
    }

    /** Whether a quote on the line is never closed, and its word lost. */
    boolean hasOpenQuote() {
        return problems.anyAt(ErrorClass.UNMATCHED_QUOTE, statement.at());
    }

    @Nullable Word optional(int index) {
        return index < statement.argumentCount() ? statement.argument(index) : null;
    }

    /** The value is bad: what that leads to is the keyword's affair. */
    void bad(ErrorClass kind, Span at, String message) {
        bad(kind, at, message, keyword.type().notation());
    }

    void bad(ErrorClass kind, Span at, String message, String expected) {
        bad(kind, at, message, expected, Optional.empty());
    }

    void bad(
            ErrorClass kind,
            Span at,
            String message,
            String expected,
            Optional<String> suggestion) {
        problems.add(invalid(kind, at, message).expected(expected).didYouMean(suggestion));
    }

    private Problem invalid(ErrorClass kind, Span at, String message) {
        return switch (keyword.onInvalid()) {
            case REFUSE_CONFIG -> Problem.error(kind, at, message);
            case IGNORE_LINE -> Problem.warning(kind, at, message + "; the line is ignored");
        };
    }

    /** The value is used, but not as written. */
    void adjusted(ErrorClass kind, Span at, String message) {
        problems.add(Problem.warning(kind, at, message));
    }

    void refuse(ErrorClass kind, Span at, String message) {
        problems.add(Problem.error(kind, at, message));
    }

    /** Notes that the word names an interface, and what keepalived makes of one that is absent. */
    void names(Word word, ErrorClass ifAbsent) {
        problems.uses(new InterfaceUse(word.text(), word.at(), ifAbsent));
    }

    /** The value is right, and this Regent cannot do what it asks for. */
    void notYet(Span at, String what) {
        problems.stops(what, at);
    }
}
