package io.regent.config;

import io.regent.config.problem.ErrorClass;

/** A value that may be given once: a second one is reported and takes its place. */
final class LastCounts<T> extends WrappedType<T> {

    LastCounts(ValueType<T> type) {
        super(type);
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
