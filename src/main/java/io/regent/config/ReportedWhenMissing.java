package io.regent.config;

import io.regent.config.problem.ErrorClass;
import org.jspecify.annotations.Nullable;

/**
 * A value whose absence keepalived reports and gets over, where it gives up at most others (exit 5
 * instead of 2 with {@code -t}).
 */
final class ReportedWhenMissing<T> extends ValueType<T> {

    private final ValueType<T> type;

    ReportedWhenMissing(ValueType<T> type) {
        super("");
        this.type = type;
    }

    @Override
    String notation() {
        return type.notation();
    }

    @Override
    @Nullable T read(Reading reading) {
        if (reading.statement().argumentCount() > 0) return type.read(reading);
        reading.bad(
                ErrorClass.GENERAL_ERROR,
                reading.statement().at(),
                "'" + reading.keyword().name() + "' needs a value");
        return null;
    }

    @Override
    T merge(T earlier, T later, Reading reading) {
        return type.merge(earlier, later, reading);
    }

    @Override
    boolean shieldsQuotes() {
        return type.shieldsQuotes();
    }

    @Override
    int mostArguments() {
        return type.mostArguments();
    }
}
