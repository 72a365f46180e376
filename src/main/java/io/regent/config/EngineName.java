package io.regent.config;

import io.regent.config.problem.ErrorClass;
import org.jspecify.annotations.Nullable;

/** The name of a persistence engine, as long as the kernel's field for it (inventory 4.3). */
final class EngineName extends ValueType<String> {

    private static final int LONGEST = 16;

    EngineName() {
        super("the name of a persistence engine");
    }

    @Override
    @Nullable String read(Reading reading) {
        String written = ScalarTypes.WORD.read(reading);
        if (written == null || written.length() <= LONGEST) return written;
        String name = written.substring(0, LONGEST);
        reading.adjusted(
                ErrorClass.GENERAL_ERROR,
                reading.statement().argument(0).at(),
                "too long; '" + name + "' is used");
        return name;
    }
}
