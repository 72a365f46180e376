package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The {@code weight} of a definition: a number, and whether it counts the other way round. */
final class WeightType extends ValueType<WeightType.Weight> {

    record Weight(int value, boolean reverse) {}

    static final ValueType<Weight> TYPE = new WeightType(TrackLines.HEAVIEST);

    private final int heaviest;

    /**
     * @param heaviest the largest weight
     */
    WeightType(int heaviest) {
        super("-" + heaviest + " to " + heaviest + " [reverse]");
        this.heaviest = heaviest;
    }

    @Override
    int mostArguments() {
        return 2;
    }

    @Override
    @Nullable Weight read(Reading reading) {
        Word word = reading.required();
        if (word == null) return null;
        OptionalInt value = TrackLines.weight(word, heaviest, reading);
        if (value.isEmpty()) return heaviest(Numbers.parse(word.text()));
        Word option = reading.optional(1);
        if (option == null) return new Weight(value.getAsInt(), false);
        if (option.text().equals("reverse")) return new Weight(value.getAsInt(), true);
        reading.bad(
                ErrorClass.GENERAL_ERROR, option.at(), "unknown option '" + option.text() + "'");
        return null;
    }

    /** Where mistakes are skipped: keepalived uses a heavier one, which weighs no more. */
    private @Nullable Weight heaviest(long value) {
        if (value == Numbers.NOT_A_NUMBER) return null;
        return new Weight(value < 0 ? -heaviest : heaviest, false);
    }
}
