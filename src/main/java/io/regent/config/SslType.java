package io.regent.config;

import io.regent.config.problem.ErrorClass;
import org.jspecify.annotations.Nullable;

/** The block {@code SSL}: a second one replaces the first, and is reported (inventory 1.5). */
final class SslType extends BlockType<Values> {

    SslType() {
        super("{ ... }", 0);
    }

    @Override
    @Nullable Values read(Reading reading) {
        var body = bodyOf(reading);
        return body == null ? null : valuesOf(SslKeywords.TABLE, body, reading);
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
