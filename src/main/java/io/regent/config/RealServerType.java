package io.regent.config;

import io.regent.config.lvs.Endpoint;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code real_server ADDR [PORT] { ... }}. */
final class RealServerType extends ValueType<List<RealServerType.Placed>> {

    /** A real server as written. */
    record Placed(Endpoint endpoint, Values values) {}

    RealServerType() {
        super("ADDR [PORT] { ... }");
    }

    @Override
    boolean opensBlock() {
        return true;
    }

    @Override
    int mostArguments() {
        return Integer.MAX_VALUE;
    }

    @Override
    @Nullable List<Placed> read(Reading reading) {
        Word address = reading.required();
        Statement.Body body = BlockTypes.bodyOf(reading);
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
        var values = new Values(reading.statement());
        BlockReader.read(RealServerKeywords.TABLE, body.statements(), values, reading.problems());
        var list = new ArrayList<Placed>(1);
        list.add(new Placed(endpoint, values));
        return list;
    }

    @Override
    List<Placed> merge(List<Placed> earlier, List<Placed> later, Reading reading) {
        earlier.addAll(later);
        return earlier;
    }
}
