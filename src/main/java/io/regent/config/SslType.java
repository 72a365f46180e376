package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** The block {@code SSL}: a second one replaces the first, and is reported (inventory 1.5). */
final class SslType extends ValueType<Values> {

    SslType() {
        super("{ ... }");
    }

    @Override
    boolean opensBlock() {
        return true;
    }

    @Override
    int mostArguments() {
        return 0;
    }

    @Override
    @Nullable Values read(Reading reading) {
        Statement.Body body = BlockTypes.bodyOf(reading);
        if (body == null) return null;
        var values = new Values(reading.statement());
        BlockReader.read(SslKeywords.TABLE, body.statements(), values, reading.problems());
        return values;
    }

    @Override
    Values merge(Values earlier, Values later, Reading reading) {
        reading.adjusted(
                ErrorClass.GENERAL_ERROR,
                reading.statement().at(),
                "a second SSL block; it replaces the first one");
        return later;
    }
}
