package io.regent.config;

import io.regent.config.feature.ExtraInterfaces;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code [all] SECONDS}. */
final class ExtraInterfacesType extends ValueType<ExtraInterfaces> {

    private static final int DAY_SECONDS = 86_400;

    private final int fewestSeconds;

    ExtraInterfacesType(int fewestSeconds) {
        super("[all] SECONDS, " + fewestSeconds + " to " + DAY_SECONDS);
        this.fewestSeconds = fewestSeconds;
    }

    @Override
    int mostArguments() {
        return 2;
    }

    @Override
    @Nullable ExtraInterfaces read(Reading reading) {
        Word first = reading.required();
        if (first == null) return null;
        boolean all = first.text().equals("all");
        Word second = reading.optional(1);
        Word number = all && second != null ? second : first;
        long seconds = Numbers.parse(number.text());
        if (seconds >= fewestSeconds && seconds <= DAY_SECONDS) {
            return new ExtraInterfaces(all, Duration.ofSeconds(seconds));
        }
        reading.bad(
                ErrorClass.INVALID_NUMBER,
                number.at(),
                "'" + number.text() + "' is not a number of seconds");
        return null;
    }
}
