package io.regent.config;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value to begin with, made from the notation of a keyword. */
final class ExampleValue {

    private static final Pattern RANGE =
            Pattern.compile(
                    "(?:a whole number, |\\[all\\] SECONDS, )?(-?[0-9.]+) to (-?[0-9.]+)(?: \\w+)?");
    private static final Pattern AT_LEAST = Pattern.compile("a whole number of at least (\\d+)");

    /** Words of which one is the value. */
    private static final Pattern CHOICE = Pattern.compile("[\\w-]+(?:, [\\w-]+)*(?: or [\\w-]+)");

    /** What follows the first word is left out. */
    private static final Pattern LIST = Pattern.compile("\\{ lines of ([^ ,]+).*}");

    private ExampleValue() {}

    /**
     * @param fallback the default as it is written; empty without one
     */
    static String of(String notation, String fallback) {
        Matcher range = RANGE.matcher(notation);
        if (range.matches()) return within(range.group(1), range.group(2), fallback);
        Matcher atLeast = AT_LEAST.matcher(notation);
        if (atLeast.matches()) return fallback.isEmpty() ? atLeast.group(1) : fallback;
        if (!fallback.isEmpty()) return fallback;
        if (CHOICE.matcher(notation).matches()) return notation.split("[ ,]")[0];
        // What may be left out is.
        if (notation.startsWith("[") || notation.equals("no value")) return "";
        Matcher list = LIST.matcher(notation);
        if (list.matches()) return "{\n    " + list.group(1) + "\n}";
        if (notation.endsWith("{ ... }")) return notation.replace("{ ... }", "{\n}");
        boolean words = notation.contains(" ") && !notation.startsWith("{");
        return words ? "<" + notation + ">" : notation;
    }

    /** A default outside of the limits means that the keyword is absent. */
    private static String within(String least, String most, String fallback) {
        try {
            var value = new BigDecimal(fallback);
            boolean isBelow = value.compareTo(new BigDecimal(least)) < 0;
            if (!isBelow && value.compareTo(new BigDecimal(most)) <= 0) return fallback;
        } catch (NumberFormatException e) {
            // No number, so not what can be written.
        }
        var one = BigDecimal.ONE;
        boolean isOneWithin =
                one.compareTo(new BigDecimal(least)) >= 0
                        && one.compareTo(new BigDecimal(most)) <= 0;
        return isOneWithin ? "1" : least;
    }

    static String line(String keyword, String value) {
        return value.isEmpty() ? keyword : keyword + " " + value;
    }
}
