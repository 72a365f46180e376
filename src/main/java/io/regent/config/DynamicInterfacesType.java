package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import org.jspecify.annotations.Nullable;

/** The value of {@code dynamic_interfaces}: on, with or without leave to change their type. */
final class DynamicInterfacesType extends ValueType<Boolean> {

    private static final String MAY_CHANGE = "allow_if_changes";

    DynamicInterfacesType() {
        super("[" + MAY_CHANGE + "]");
    }

    @Override
    @Nullable Boolean read(Reading reading) {
        Word word = reading.optional(0);
        if (word == null || word.text().equals(MAY_CHANGE)) return true;
        reading.bad(ErrorClass.GENERAL_ERROR, word.at(), "unknown option '" + word.text() + "'");
        return null;
    }
}
