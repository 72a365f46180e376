package io.regent.lint;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/** Decimal numbers as they are written in configurations. */
final class Numbers {

    private Numbers() {}

    /** Empty for what is no number; the reader of the language has told that already. */
    static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static OptionalInt integer(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** True for what is no number as well. */
    static boolean isWhole(String text) {
        return decimal(text).map(value -> value.stripTrailingZeros().scale() <= 0).orElse(true);
    }
}
