package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that the variables of {@code ~SEQ} or {@code ~LST} take in turn (inventory 1.10). */
interface Rounds {

    List<String> names();

    long count();

    /** The value of a variable in a round, both counted from 0. */
    String value(long round, int name);

    /**
     * {@code ~SEQ(VAR, …)}: a number counts up or down.
     *
     * @param step not 0, and in the direction of {@code end}
     */
    record Numbers(String name, long start, long step, long end, boolean isHex) implements Rounds {
        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public long count() {
            return (end - start) / step + 1;
        }

        @Override
        public String value(long round, int name) {
            long value = start + round * step;
            return isHex ? Long.toHexString(value) : Long.toString(value);
        }
    }

    /** {@code ~LST(VAR, …)}; what a row lacks is empty. */
    record Values(List<String> names, List<List<String>> rows) implements Rounds {
        @Override
        public long count() {
            return rows.size();
        }

        @Override
        public String value(long round, int name) {
            List<String> row = rows.get((int) round);
            return name < row.size() ? row.get(name) : "";
        }
    }

    /**
     * Reads what stands in the parentheses.
     *
     * @param kind {@code ~SEQ}, {@code ~SEQx} or {@code ~LST}
     * @return null, with a problem, for what has no meaning
     */
    static @Nullable Rounds read(String kind, String arguments, Span at, Problems problems) {
        List<String> parts = split(arguments);
        if (kind.equals("~LST")) return list(parts, at, problems);
        return sequence(parts, kind.equals("~SEQx"), at, problems);
    }

    private static @Nullable Rounds sequence(
            List<String> parts, boolean isHex, Span at, Problems problems) {
        if (parts.size() < 2 || parts.size() > 4 || !isName(parts.getFirst())) {
            return refuse("this sequence cannot be read", at, problems);
        }
        var numbers = new ArrayList<Long>(3);
        for (String part : parts.subList(1, parts.size())) {
            Long number = number(part);
            if (number == null) return refuse("'" + part + "' is no number", at, problems);
            numbers.add(number);
        }
        long end = numbers.getLast();
        long start = numbers.size() > 1 ? numbers.getFirst() : end < 0 ? -1 : 1;
        long step = numbers.size() > 2 ? numbers.get(1) : end < start ? -1 : 1;
        if (step == 0 || end != start && step > 0 != end > start) {
            return refuse("this sequence never reaches its end", at, problems);
        }
        if (isHex && (start < 0 || end < 0)) {
            return refuse("a sequence of hexadecimal numbers is not negative", at, problems);
        }
        return new Numbers(parts.getFirst(), start, step, end, isHex);
    }

    private static @Nullable Rounds list(List<String> parts, Span at, Problems problems) {
        List<String> names = group(parts.getFirst());
        for (String name : names) {
            if (!isName(name)) return refuse("'" + name + "' is no name", at, problems);
        }
        if (parts.size() < 2) return refuse("this list has no values", at, problems);
        var rows = new ArrayList<List<String>>();
        for (String part : parts.subList(1, parts.size())) {
            List<String> row = names.size() == 1 && !isGroup(part) ? List.of(part) : group(part);
            if (row.size() > names.size()) {
                return refuse("'" + part + "' has more values than names", at, problems);
            }
            rows.add(row);
        }
        return new Values(names, rows);
    }

    private static @Nullable Rounds refuse(String message, Span at, Problems problems) {
        problems.add(
                Problem.error(ErrorClass.GENERAL_ERROR, at, message)
                        .expected(
                                "~SEQ(NAME, [START, [STEP,]] END), ~SEQx of the same, or"
                                        + " ~LST(NAME, VALUE, ...)"));
        return null;
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && Directives.nameEnd(text, 0) == text.length();
    }

    private static boolean isGroup(String part) {
        return part.length() >= 2 && part.startsWith("{") && part.endsWith("}");
    }

    private static List<String> group(String part) {
        return isGroup(part) ? split(part.substring(1, part.length() - 1)) : List.of(part);
    }

    /** At commas outside of braces; blanks around the parts are left out. */
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') depth++;
            else if (c == '}') depth--;
            else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** Decimal, 0x hexadecimal or 0 octal, of 32 bits with a sign; null for anything else. */
    private static @Nullable Long number(String text) {
        try {
            long value = Long.decode(text);
            boolean isStrange = text.startsWith("#") || text.startsWith("-#");
            return isStrange || value != (int) value ? null : (Long) value;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
