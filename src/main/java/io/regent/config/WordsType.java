package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words on one line. */
final class WordsType extends ValueType<List<String>> {

    private final int fewest;
    private final int most;

    WordsType(String notation, int fewest, int most) {
        super(notation);
        this.fewest = fewest;
        this.most = most;
    }

    @Override
    int mostArguments() {
        return most;
    }

    @Override
    @Nullable List<String> read(Reading reading) {
        int count = Math.min(reading.statement().argumentCount(), most);
        if (fewest > 0 && reading.required() == null) return null;
        if (count < fewest) {
            reading.bad(
                    ErrorClass.GENERAL_ERROR,
                    reading.statement().at(),
                    "'" + reading.keyword().name() + "' needs " + fewest + " words");
            return null;
        }
        var words = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            Word word = reading.statement().argument(i);
            words.add(word.text());
        }
        return words;
    }
}
