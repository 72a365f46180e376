package io.regent.config;

import io.regent.config.feature.LinkDelays;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.time.Duration;
import java.util.List;

/** The lines of {@code interface_up_down_delays}. */
final class LinkDelayLines extends BlockTypes.Entries<LinkDelays> {

    private static final long LONGEST_MICROS = 255_000_000;

    LinkDelayLines() {
        super("{ lines of IF DOWN_SECONDS [UP_SECONDS], each 0 to 255 }");
    }

    @Override
    void readLine(Statement line, List<LinkDelays> entries, Reading reading) {
        reading.names(line.keyword(), ErrorClass.FATAL);
        var delays = new Duration[] {Duration.ZERO, Duration.ZERO};
        if (line.argumentCount() == 0) {
            reading.bad(ErrorClass.GENERAL_ERROR, line.at(), "a delay is missing");
            return;
        }
        for (int i = 0; i < Math.min(2, line.argumentCount()); i++) {
            Word word = line.argument(i);
            long micros = Numbers.parseMicros(word.text(), 6);
            if (micros < 0 || micros > LONGEST_MICROS) {
                String message = "'" + word.text() + "' is not a delay";
                reading.bad(ErrorClass.INVALID_NUMBER, word.at(), message);
                return;
            }
            delays[i] = Duration.ofNanos(micros * 1000);
        }
        entries.add(new LinkDelays(line.name(), delays[0], delays[1]));
    }
}
