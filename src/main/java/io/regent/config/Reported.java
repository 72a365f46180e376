package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read and reported: a keyword of something that Regent does without, as a
 * keepalived that is built without it does.
 */
final class Reported<T> extends WrappedType<T> {

    private final ErrorClass kind;
    private final String message;

    private Reported(ValueType<T> type, ErrorClass kind, String message) {
        super(type);
        this.kind = kind;
        this.message = message;
    }

    static ValueType<List<String>> iptables() {
        return new Reported<>(
                new WordsType("[IN_CHAIN [OUT_CHAIN]]", 0, 2),
                ErrorClass.GENERAL_ERROR,
                "there is no iptables here; use nftables");
    }

    static ValueType<List<String>> ipsets() {
        return new Reported<>(
                new WordsType("[NAME [NAME6 [IF6 [IGMP [MLD [ND]]]]]]", 0, 6),
                ErrorClass.UNKNOWN_KEYWORD,
                "there are no ipsets here; use nftables");
    }

    static ValueType<Boolean> rfcMib() {
        return new Reported<>(
                ScalarTypes.FLAG,
                ErrorClass.UNKNOWN_KEYWORD,
                "the MIBs of the RFCs are not offered");
    }

    /** A keyword that another one has replaced, with another meaning of its words. */
    static <T> ValueType<T> deprecated(ValueType<T> type, String message) {
        return new Reported<>(type, ErrorClass.DEPRECATED, message);
    }

    @Override
    @Nullable T read(Reading reading) {
        reading.problems().add(Problem.warning(kind, reading.statement().keyword().at(), message));
        return super.read(reading);
    }
}
