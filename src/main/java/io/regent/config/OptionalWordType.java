package io.regent.config;

import io.regent.config.syntax.Word;

/** A word that may be left out, and then has a fixed meaning. */
final class OptionalWordType extends ValueType<String> {

    private final String otherwise;

    /**
     * @param name of the word, for people
     * @param otherwise the value when it is left out
     */
    OptionalWordType(String name, String otherwise) {
        super("[" + name + "]");
        this.otherwise = otherwise;
    }

    @Override
    String read(Reading reading) {
        Word word = reading.optional(0);
        return word == null ? otherwise : word.text();
    }
}
