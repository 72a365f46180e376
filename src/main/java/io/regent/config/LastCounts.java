package io.regent.config;

import io.regent.config.problem.ErrorClass;
import org.jspecify.annotations.Nullable;

/** A value that may be given once: a second one is reported and takes its place. */
final class LastCounts<T> extends ValueType<T> {

    private final ValueType<T> type;

    LastCounts(ValueType<T> type) {
        super("");
        this.type = type;
    }

    @Override
    String notation() {
        return type.notation();
    }

    @Override
    int mostArguments() {
        return type.mostArguments();
    }

    @Override
    @Nullable T read(Reading reading) {
        return type.read(reading);
    }

    @Override
    T merge(T earlier, T later, Reading reading) {
        reading.adjusted(
                ErrorClass.GENERAL_ERROR,
                reading.statement().at(),
                "'" + reading.keyword().name() + "' is already set; this one takes its place");
        return later;
    }
}
