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
        String name = ScalarTypes.WORD.read(reading);
        if (name == null) return null;
        Word word = reading.statement().argument(0);
        reading.problems().runsIn(new NamespaceUse(name, word.at()));
        return name;
    }
}
