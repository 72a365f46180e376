package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import org.jspecify.annotations.Nullable;

/** A priority, by default the highest but the owner's. */
final class TimerExpiredType extends ValueType<Integer> {

    private static final int HIGHEST = 254;

    TimerExpiredType() {
        super("[1 to 254]");
    }

    @Override
    @Nullable Integer read(Reading reading) {
        Word word = reading.optional(0);
        if (word == null) return HIGHEST;
        long value = Numbers.parse(word.text());
        if (value >= 1 && value <= HIGHEST) return (int) value;
        reading.bad(
                ErrorClass.INVALID_NUMBER, word.at(), "'" + word.text() + "' is not a priority");
        return null;
    }
}
