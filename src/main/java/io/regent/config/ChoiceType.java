package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One of a few fixed words, all of them in capitals. */
final class ChoiceType extends ValueType<String> {

    private final List<String> words;

    ChoiceType(String... words) {
        super(String.join(" or ", words));
        this.words = List.of(words);
    }

    @Override
    @Nullable String read(Reading reading) {
        Word word = reading.required();
        if (word == null) return null;
        if (words.contains(word.text())) return word.text();
        reading.bad(
                ErrorClass.GENERAL_ERROR,
                word.at(),
                "'" + word.text() + "' is not " + notation(),
                notation(),
                Spelling.nearest(word.text().toUpperCase(Locale.ROOT), words));
        return null;
    }
}
