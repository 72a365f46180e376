package io.regent.config;

import io.regent.config.feature.Setting;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of options in the vocabulary of ip(8), read by a table of their values. */
final class OptionWords {

    /** What follows an option. */
    enum Kind {
        NOTHING,
        WORD,
        /** A whole number of 32 bits; base 8 and 16 as well. */
        NUMBER,
        BYTE,
        ADDRESS,
        PREFIX,
        /** One of the words of the machine's name files, or a number. */
        NAME,
        RANGE,
        BIT,
        TIME
    }

    private static final long LARGEST = 4_294_967_295L;

    private final Map<String, Kind> kinds = new HashMap<>();

    OptionWords with(Kind kind, String names) {
        int from = 0;
        for (int blank = names.indexOf(' '); blank >= 0; blank = names.indexOf(' ', from)) {
            kinds.put(names.substring(from, blank), kind);
            from = blank + 1;
        }
        kinds.put(names.substring(from), kind);
        return this;
    }

    @Nullable Kind kind(String option) {
        return kinds.get(option);
    }

    /** Goes along one line. */
    static final class Cursor {
        final Statement line;
        final Reading reading;
        final List<Setting> settings = new ArrayList<>();
        private int at;
        boolean failed;

        Cursor(Statement line, Reading reading) {
            this.line = line;
            this.reading = reading;
        }

        @Nullable Word next() {
            return failed || at == line.words().size() ? null : line.words().get(at++);
        }

        @Nullable Word peek() {
            return at == line.words().size() ? null : line.words().get(at);
        }

        void fail(Word word, String message) {
            failed = true;
            reading.bad(ErrorClass.GENERAL_ERROR, word.at(), message);
        }

        /** Takes the option's value and keeps both, or fails. */
        void keep(Word option, Kind kind) {
            if (kind == Kind.NOTHING) {
                settings.add(new Setting(option.text(), ""));
                return;
            }
            Word value = next();
            if (value == null) {
                fail(option, "'" + option.text() + "' needs a value");
            } else if (fits(kind, value.text())) {
                settings.add(new Setting(option.text(), value.text()));
            } else {
                fail(value, "'" + value.text() + "' is no value of '" + option.text() + "'");
            }
        }

        boolean has(String name) {
            for (Setting setting : settings) if (setting.name().equals(name)) return true;
            return false;
        }
    }

    private static boolean fits(Kind kind, String text) {
        return switch (kind) {
            case NOTHING, WORD, NAME -> !text.isEmpty();
            case NUMBER -> number(text) >= 0;
            case BYTE -> number(text) >= 0 && number(text) <= 255;
            case BIT -> text.equals("0") || text.equals("1");
            case ADDRESS -> io.regent.net.IpAddress.parse(text).isPresent();
            case PREFIX -> isPrefix(text);
            case RANGE -> isRange(text);
            case TIME -> isTime(text);
        };
    }

    static boolean isPrefix(String text) {
        boolean any = text.equals("default") || text.equals("any") || text.equals("all");
        return any || AddressLines.prefixOf(text) != null;
    }

    /** Negative when it is none. */
    static long number(String text) {
        int radix = 10;
        int from = 0;
        if (text.startsWith("0x") || text.startsWith("0X")) {
            radix = 16;
            from = 2;
        } else if (text.length() > 1 && text.charAt(0) == '0') {
            radix = 8;
        }
        if (from == text.length()) return -1;
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) return -1;
            value = value * radix + digit;
            if (value > LARGEST) return -1;
        }
        return value;
    }

    private static boolean isRange(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) return false;
        long low = number(text.substring(0, dash));
        return low >= 0 && number(text.substring(dash + 1)) >= low;
    }

    /** A number, or one with a unit. */
    private static boolean isTime(String text) {
        int end = text.length();
        while (end > 0 && Character.isLetter(text.charAt(end - 1))) end--;
        return number(text.substring(0, end)) >= 0;
    }
}
