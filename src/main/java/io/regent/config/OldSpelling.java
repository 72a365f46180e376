package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An old spelling of another keyword: read as that one, and reported. */
final class OldSpelling<T> extends ValueType<T> {

    private final Keyword<T> now;

    OldSpelling(Keyword<T> now) {
        super("");
        this.now = now;
    }

    @Override
    String notation() {
        return now.type().notation();
    }

    @Override
    @Nullable T read(Reading reading) {
        reading.problems()
                .add(
                        Problem.warning(
                                        ErrorClass.DEPRECATED,
                                        reading.statement().keyword().at(),
                                        "'" + reading.keyword().name() + "' is deprecated")
                                .didYouMean(Optional.of(now.name())));
        return now.type().read(reading);
    }
}
