package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import org.jspecify.annotations.Nullable;

/** {@code init_file [VALUE] [overwrite]}. */
final class InitFileType extends ValueType<InitFileType.Start> {

    record Start(long value, boolean overwrite) {}

    static final ValueType<Start> TYPE = new InitFileType();

    private static final long MOST = 254;

    private InitFileType() {
        super("[VALUE] [overwrite]");
    }

    @Override
    int mostArguments() {
        return 2;
    }

    @Override
    @Nullable Start read(Reading reading) {
        long value = 0;
        boolean overwrite = false;
        int at = 0;
        for (Word word = reading.optional(at); word != null; word = reading.optional(++at)) {
            if (word.text().equals("overwrite")) {
                overwrite = true;
                continue;
            }
            value = Numbers.parse(word.text());
            if (value >= -MOST && value <= MOST) continue;
            if (value != Numbers.NOT_A_NUMBER) {
                String strange = word.text() + " is more than a priority can be changed by";
                reading.adjusted(ErrorClass.GENERAL_ERROR, word.at(), strange);
                continue;
            }
            String message = "'" + word.text() + "' is not a whole number";
            reading.bad(ErrorClass.INVALID_NUMBER, word.at(), message);
            return null;
        }
        return new Start(value, overwrite);
    }
}
