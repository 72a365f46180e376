package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An old spelling of another keyword: read as that one, and reported. */
final class OldSpelling<T> extends WrappedType<T> {

    private final Keyword<T> now;
    private final ErrorClass kind;

    /** One that keepalived takes without a word. */
    static <T> OldSpelling<T> silent(Keyword<T> now) {
        return new OldSpelling<>(now, ErrorClass.OK);
    }

    /** The value under either spelling; the new one counts. */
    static <T> Optional<T> either(Values values, Keyword<T> now, Keyword<T> old) {
        T written = values.get(now);
        return Optional.ofNullable(written == null ? values.get(old) : written);
    }

    OldSpelling(Keyword<T> now) {
        this(now, ErrorClass.DEPRECATED);
    }

    private OldSpelling(Keyword<T> now, ErrorClass kind) {
        super(now.type());
        this.now = now;
        this.kind = kind;
    }

    @Override
    @Nullable T read(Reading reading) {
        reading.problems()
                .add(
                        Problem.warning(
                                        kind,
                                        reading.statement().keyword().at(),
                                        "'" + reading.keyword().name() + "' is deprecated")
                                .didYouMean(Optional.of(now.name())));
        return super.read(reading);
    }
}
