package io.regent.config.problem;

import java.util.Optional;

/**
 * Something about the configuration that the operator must or should know.
 *
 * @param kind decides the exit status of {@code -t}
 * @param at what is to blame
 * @param message one sentence without a full stop
 * @param remedy what was expected instead
 * @param suggestion the word that was probably meant
 * @param related a second place that explains the first
 */
public record Problem(
        Severity severity,
        ErrorClass kind,
        Span at,
        String message,
        Optional<String> remedy,
        Optional<String> suggestion,
        Optional<Related> related) {

    /** A second place and what it has to do with the problem. */
    public record Related(Span at, String message) {}

    public static Problem error(ErrorClass kind, Span at, String message) {
        return of(Severity.ERROR, kind, at, message);
    }

    public static Problem warning(ErrorClass kind, Span at, String message) {
        return of(Severity.WARNING, kind, at, message);
    }

    public static Problem note(Span at, String message) {
        return of(Severity.NOTE, ErrorClass.OK, at, message);
    }

    public static Problem of(Severity severity, ErrorClass kind, Span at, String message) {
        return new Problem(
                severity, kind, at, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Problem expected(String what) {
        return new Problem(severity, kind, at, message, Optional.of(what), suggestion, related);
    }

    public Problem didYouMean(Optional<String> word) {
        return new Problem(severity, kind, at, message, remedy, word, related);
    }

    public Problem seeAlso(Span place, String why) {
        return new Problem(
                severity,
                kind,
                at,
                message,
                remedy,
                suggestion,
                Optional.of(new Related(place, why)));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
