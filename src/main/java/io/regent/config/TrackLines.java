package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The lines of {@code track_interface} and {@code track_script} (inventory 3.9). */
final class TrackLines extends BlockTypes.Entries<TrackLines.Line> {

    /** The largest weight that still leaves a priority of 1 to 254. */
    static final int HEAVIEST = 253;

    /**
     * @param weight empty when the line says none
     * @param reverse empty when the line does not say
     */
    record Line(Word name, OptionalInt weight, Optional<Boolean> reverse) {}

    private final String line;
    private final int heaviest;

    /**
     * @param notation of one line
     */
    TrackLines(String notation) {
        this(notation, HEAVIEST);
    }

    /**
     * @param heaviest the largest weight of a line
     */
    TrackLines(String notation, int heaviest) {
        super(notation);
        this.line = notation;
        this.heaviest = heaviest;
    }

    @Override
    String notation() {
        return "{ lines of " + line + " }";
    }

    @Override
    void readLine(Statement line, List<Line> entries, Reading reading) {
        OptionalInt weight = OptionalInt.empty();
        Optional<Boolean> reverse = Optional.empty();
        for (int at = 0; at < line.argumentCount(); at++) {
            Word option = line.argument(at);
            switch (option.text()) {
                case "weight" -> {
                    if (++at == line.argumentCount()) {
                        reading.bad(
                                ErrorClass.GENERAL_ERROR,
                                option.at(),
                                "'weight' needs a value",
                                this.line);
                        return;
                    }
                    Word number = line.argument(at);
                    weight = weight(number, heaviest, reading);
                    // Where mistakes are skipped: as in keepalived, which reads 0 from what is
                    // none.
                    boolean isNumber = Numbers.parse(number.text()) != Numbers.NOT_A_NUMBER;
                    if (weight.isEmpty() && !isNumber) weight = OptionalInt.of(0);
                }
                case "reverse" -> reverse = Optional.of(true);
                case "noreverse" -> reverse = Optional.of(false);
                default -> {
                    reading.bad(
                            ErrorClass.GENERAL_ERROR,
                            option.at(),
                            "unknown option '" + option.text() + "'",
                            this.line);
                    return;
                }
            }
        }
        entries.add(new Line(line.keyword(), weight, reverse));
    }

    /** 254 and -254 are brought back into the range, anything beyond is refused. */
    static OptionalInt weight(Word word, int heaviest, Reading reading) {
        long value = Numbers.parse(word.text());
        if (Math.abs(value) == HEAVIEST + 1 && heaviest == HEAVIEST) {
            int reduced = value < 0 ? -HEAVIEST : HEAVIEST;
            reading.adjusted(
                    ErrorClass.GENERAL_ERROR,
                    word.at(),
                    "a weight of " + value + " is reduced to " + reduced);
            return OptionalInt.of(reduced);
        }
        if (value >= -heaviest && value <= heaviest) return OptionalInt.of((int) value);
        reading.bad(
                ErrorClass.INVALID_NUMBER,
                word.at(),
                "'" + word.text() + "' is not a weight",
                "-" + heaviest + " to " + heaviest);
        return OptionalInt.empty();
    }
}
