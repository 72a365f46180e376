package io.regent.config;

import io.regent.config.problem.NamespaceUse;
import io.regent.config.syntax.Word;
import org.jspecify.annotations.Nullable;

/** The name of a network namespace, as ip-netns(8) keeps it. */
final class NamespaceType extends ValueType<String> {

    static final ValueType<String> TYPE = new FirstCounts<>(new NamespaceType());

    private NamespaceType() {
        super("NAME");
    }

    @Override
    @Nullable String read(Reading reading) {
        Word word = reading.required();
        if (word == null || word.text().isEmpty()) return null;
        reading.problems().runsIn(new NamespaceUse(word.text(), word.at()));
        return word.text();
    }
}
