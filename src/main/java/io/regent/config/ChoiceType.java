package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.syntax.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of a few fixed words. */
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
        reading.problems()
                .add(
                        Problem.of(
                                        reading.keyword().onInvalid().severity(),
                                        ErrorClass.GENERAL_ERROR,
                                        word.at(),
                                        "'" + word.text() + "' is not " + notation())
                                .expected(notation())
                                .didYouMean(Spelling.nearest(upper(word.text()), words)));
        return null;
    }

    /** All words of this language are written in capitals. */
    private static String upper(String text) {
        return text.toUpperCase(java.util.Locale.ROOT);
    }
}
