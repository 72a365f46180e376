package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import org.jspecify.annotations.Nullable;

/** A whole number that may need more than 31 bits. */
final class LongType extends ValueType<Long> {

    private final long min;
    private final long max;

    LongType(long min, long max) {
        super("");
        this.min = min;
        this.max = max;
    }

    @Override
    String notation() {
        return "a whole number, " + min + " to " + max;
    }

    @Override
    @Nullable Long read(Reading reading) {
        Word word = reading.required();
        if (word == null) return null;
        long value = Numbers.parse(word.text());
        if (value >= min && value <= max) return value;
        reading.bad(
                ErrorClass.INVALID_NUMBER, word.at(), "'" + word.text() + "' is not " + notation());
        return null;
    }
}
