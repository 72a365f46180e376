package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of a few fixed words, or none, which has a name of its own. */
final class OptionalChoiceType extends ValueType<String> {

    private final String otherwise;
    private final List<String> words;

    OptionalChoiceType(String otherwise, String... words) {
        super("[" + String.join("|", words) + "]");
        this.otherwise = otherwise;
        this.words = List.of(words);
    }

    @Override
    @Nullable String read(Reading reading) {
        Word word = reading.optional(0);
        if (word == null) return otherwise;
        if (words.contains(word.text())) return word.text();
        String message = "'" + word.text() + "' is not one of " + notation();
        reading.bad(ErrorClass.GENERAL_ERROR, word.at(), message);
        return null;
    }
}
