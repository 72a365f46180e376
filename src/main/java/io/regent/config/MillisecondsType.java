package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Milliseconds with up to three decimals, as the intervals of BFD are written. */
final class MillisecondsType extends ValueType<Duration> {

    /** What fits into 32 bits of microseconds. */
    private static final int LONGEST = 4_294_967;

    private static final int DECIMALS = 3;

    private final int shortest;

    MillisecondsType(int shortest) {
        super(shortest + " to " + LONGEST + " milliseconds");
        this.shortest = shortest;
    }

    @Override
    @Nullable Duration read(Reading reading) {
        Word word = reading.required();
        if (word == null) return null;
        // A million of a thousandth each: the reader of seconds counts in the same way.
        long millionths = Numbers.parseMicros(word.text(), DECIMALS);
        if (millionths >= shortest * 1_000_000L && millionths <= LONGEST * 1_000_000L) {
            return Duration.ofNanos(millionths);
        }
        String message = "'" + word.text() + "' is not a number of " + notation();
        reading.bad(ErrorClass.INVALID_NUMBER, word.at(), message);
        return null;
    }
}
