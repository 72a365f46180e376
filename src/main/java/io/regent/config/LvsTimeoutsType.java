package io.regent.config;

import io.regent.config.feature.LvsTimeouts;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code lvs_timeouts}: pairs of a protocol and whole seconds. */
final class LvsTimeoutsType extends ValueType<LvsTimeouts> {

    static final ValueType<LvsTimeouts> TYPE = new LvsTimeoutsType();

    /** 31 days. */
    private static final int LONGEST_SECONDS = 2_678_400;

    private LvsTimeoutsType() {
        super("[tcp SECONDS] [tcpfin SECONDS] [udp SECONDS], 0 to " + LONGEST_SECONDS);
    }

    @Override
    int mostArguments() {
        return 6;
    }

    @Override
    @Nullable LvsTimeouts read(Reading reading) {
        if (reading.required() == null) return null;
        Optional<Duration> tcp = Optional.empty();
        Optional<Duration> tcpFin = Optional.empty();
        Optional<Duration> udp = Optional.empty();
        for (int i = 0; i < reading.statement().argumentCount(); i += 2) {
            Optional<Duration> time = seconds(reading, i + 1);
            if (time.isEmpty()) return null;
            Word protocol = reading.statement().argument(i);
            switch (protocol.text()) {
                case "tcp" -> tcp = time;
                case "tcpfin" -> tcpFin = time;
                case "udp" -> udp = time;
                default -> {
                    String message = "unknown protocol '" + protocol.text() + "'";
                    reading.bad(ErrorClass.GENERAL_ERROR, protocol.at(), message);
                    return null;
                }
            }
        }
        return new LvsTimeouts(tcp, tcpFin, udp);
    }

    private static Optional<Duration> seconds(Reading reading, int index) {
        Word word = reading.optional(index);
        long seconds = word == null ? Numbers.NOT_A_NUMBER : Numbers.parse(word.text());
        if (seconds >= 0 && seconds <= LONGEST_SECONDS) {
            return Optional.of(Duration.ofSeconds(seconds));
        }
        reading.bad(
                ErrorClass.INVALID_NUMBER,
                word == null ? reading.statement().at() : word.at(),
                "each protocol needs a number of seconds");
        return Optional.empty();
    }
}
