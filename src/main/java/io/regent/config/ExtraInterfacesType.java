package io.regent.config;

import io.regent.config.feature.ExtraInterfaces;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code [all] SECONDS}, in any order; of several numbers the last one counts. */
final class ExtraInterfacesType extends ValueType<ExtraInterfaces> {

    private static final int DAY_SECONDS = 86_400;
    private static final long NONE = -1;

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
        boolean all = false;
        long period = NONE;
        for (int i = 0; i < reading.statement().argumentCount(); i++) {
            Word word = reading.statement().argument(i);
            if (word.text().equals("all")) {
                all = true;
                continue;
            }
            period = Numbers.parse(word.text());
            if (period < fewestSeconds || period > DAY_SECONDS) return bad(word, reading);
        }
        if (period == NONE) return bad(first, reading);
        return new ExtraInterfaces(all, Duration.ofSeconds(period));
    }

    private static @Nullable ExtraInterfaces bad(Word word, Reading reading) {
        reading.bad(
                ErrorClass.INVALID_NUMBER,
                word.at(),
                "'" + word.text() + "' is not a number of seconds");
        return null;
    }
}
