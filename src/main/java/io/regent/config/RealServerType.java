package io.regent.config;

import io.regent.config.lvs.Endpoint;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import org.jspecify.annotations.Nullable;

/** {@code real_server ADDR [PORT] { ... }}. */
final class RealServerType extends BlocksType<RealServerType.Placed> {

    /** A real server as written. */
    record Placed(Endpoint endpoint, Values values) {}

    RealServerType() {
        super("ADDR [PORT] { ... }", Integer.MAX_VALUE);
    }

    @Override
    @Nullable Placed readOne(Reading reading) {
        Word address = reading.required();
        Statement.Body body = bodyOf(reading);
        if (address == null || body == null) return null;
        Endpoint endpoint = LvsTypes.endpoint(reading);
        if (endpoint == null) {
            reading.adjusted(
                    ErrorClass.GENERAL_ERROR,
                    reading.statement().at(),
                    "not an address with a port; the real server is skipped");
            return null;
        }
        LvsTypes.reportSurplus(reading);
        return new Placed(endpoint, valuesOf(RealServerKeywords.TABLE, body, reading));
    }
}
