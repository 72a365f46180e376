package io.regent.config;

import io.regent.config.feature.Fifo;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code PATH [USER [GROUP]]} of a named pipe. */
final class FifoType extends ValueType<Fifo> {

    static final ValueType<Fifo> TYPE = new FifoType();

    private FifoType() {
        super("PATH [USER [GROUP]]");
    }

    @Override
    int mostArguments() {
        return 3;
    }

    @Override
    @Nullable Fifo read(Reading reading) {
        Word path = reading.required();
        if (path == null) return null;
        if (path.text().isEmpty()) {
            reading.bad(ErrorClass.GENERAL_ERROR, path.at(), "an empty value");
            return null;
        }
        Optional<ScriptCommand.ScriptUser> owner =
                reading.optional(1) == null
                        ? Optional.empty()
                        : Optional.of(ScriptType.user(reading.statement().words(), 2));
        return new Fifo(path.text(), owner);
    }

    /** The first one counts (inventory 1.5). */
    @Override
    Fifo merge(Fifo earlier, Fifo later, Reading reading) {
        reading.adjusted(
                ErrorClass.GENERAL_ERROR,
                reading.statement().at(),
                "'" + reading.keyword().name() + "' is already set; this one is ignored");
        return earlier;
    }
}
