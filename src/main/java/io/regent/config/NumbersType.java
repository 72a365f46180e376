package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One whole number or several on one line. */
final class NumbersType extends ValueType<List<Integer>> {

    private final int min;
    private final int max;

    NumbersType(String notation, int min, int max) {
        super(notation);
        this.min = min;
        this.max = max;
    }

    @Override
    int mostArguments() {
        return Integer.MAX_VALUE;
    }

    @Override
    @Nullable List<Integer> read(Reading reading) {
        if (reading.required() == null) return null;
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < reading.statement().argumentCount(); i++) {
            Word word = reading.statement().argument(i);
            long value = Numbers.parse(word.text());
            if (value < min || value > max) {
                reading.bad(
                        ErrorClass.INVALID_NUMBER,
                        word.at(),
                        "'" + word.text() + "' is not a number of " + min + " to " + max);
                return null;
            }
            numbers.add((int) value);
        }
        return numbers;
    }
}
