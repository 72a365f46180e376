package io.regent.config;

import io.regent.config.problem.ErrorClass;
import org.jspecify.annotations.Nullable;

/**
 * A value whose absence keepalived reports and gets over, where it gives up at most others (exit 5
 * instead of 2 with {@code -t}).
 */
final class ReportedWhenMissing<T> extends WrappedType<T> {

    ReportedWhenMissing(ValueType<T> type) {
        super(type);
    }

    @Override
    @Nullable T read(Reading reading) {
        if (reading.statement().argumentCount() > 0) return super.read(reading);
        reading.bad(
                ErrorClass.GENERAL_ERROR,
                reading.statement().at(),
                "'" + reading.keyword().name() + "' needs a value");
        return null;
    }
}
