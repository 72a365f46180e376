package io.regent.config;

import io.regent.config.lvs.PageCheck.StackSize;
import io.regent.config.lvs.PageCheck.StatusRange;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of the block {@code url}. */
final class PageTypes {

    /** Options of pcre2_compile(3) that keepalived.conf has words for. */
    static final List<String> REGEX_OPTIONS =
            List.of(
                    "allow_empty_class",
                    "alt_bsux",
                    "auto_callout",
                    "caseless",
                    "dollar_endonly",
                    "dotall",
                    "dupnames",
                    "extended",
                    "firstline",
                    "match_unset_backref",
                    "multiline",
                    "never_ucp",
                    "never_utf",
                    "no_auto_capture",
                    "no_auto_possess",
                    "no_dotstar_anchor",
                    "no_start_optimize",
                    "ucp",
                    "ungreedy",
                    "utf",
                    "never_backslash_c",
                    "alt_circumflex",
                    "alt_verbnames",
                    "use_offset_limit");

    private PageTypes() {}

    /** 32 hexadecimal digits; the first one counts. */
    static final class Digest extends ValueType<String> {
        private static final int DIGITS = 32;

        Digest() {
            super("32 hexadecimal digits");
        }

        @Override
        @Nullable String read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            String digits = word.text().toLowerCase(Locale.ROOT);
            boolean good = digits.length() == DIGITS;
            for (int i = 0; good && i < DIGITS; i++)
                good = Character.digit(digits.charAt(i), 16) >= 0;
            if (good) return digits;
            reading.bad(
                    ErrorClass.GENERAL_ERROR, word.at(), "'" + word.text() + "' is no MD5 digest");
            return null;
        }

        @Override
        String merge(String earlier, String later, Reading reading) {
            reading.adjusted(
                    ErrorClass.GENERAL_ERROR,
                    reading.statement().at(),
                    "'digest' is already set; this one is ignored");
            return earlier;
        }
    }

    /** {@code 200}, {@code 200-299}, or several of them. */
    static final class StatusCodes extends ValueType<List<StatusRange>> {
        private static final int LOWEST = 100;
        private static final int HIGHEST = 599;

        StatusCodes() {
            super("status codes from 100 to 599, or ranges like 200-299");
        }

        @Override
        int mostArguments() {
            return Integer.MAX_VALUE;
        }

        @Override
        @Nullable List<StatusRange> read(Reading reading) {
            if (reading.required() == null) return null;
            var ranges = new ArrayList<StatusRange>(1);
            for (int i = 0; i < reading.statement().argumentCount(); i++) {
                Word word = reading.statement().argument(i);
                StatusRange range = range(word.text());
                if (range == null) {
                    reading.bad(
                            ErrorClass.GENERAL_ERROR,
                            word.at(),
                            "'" + word.text() + "' is no status code");
                    return null;
                }
                ranges.add(range);
            }
            return ranges;
        }

        private static @Nullable StatusRange range(String text) {
            int dash = text.indexOf('-');
            long first = Numbers.parse(dash < 0 ? text : text.substring(0, dash));
            long last = dash < 0 ? first : Numbers.parse(text.substring(dash + 1));
            boolean good = first >= LOWEST && last <= HIGHEST && first <= last;
            return good ? new StatusRange((int) first, (int) last) : null;
        }
    }

    /** A regular expression, quoted when it has blanks in it. Its own backslashes stay. */
    static final class Pattern extends ValueType<String> {
        Pattern() {
            super("a regular expression, quoted");
        }

        @Override
        int mostArguments() {
            return Integer.MAX_VALUE;
        }

        @Override
        boolean shieldsQuotes() {
            return true;
        }

        @Override
        @Nullable String read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            if (!word.text().isEmpty()) return word.text();
            reading.bad(ErrorClass.GENERAL_ERROR, word.at(), "an empty pattern");
            return null;
        }
    }

    /** {@code START MAX}. */
    static final class Stack extends ValueType<StackSize> {
        Stack() {
            super("START MAX");
        }

        @Override
        int mostArguments() {
            return 2;
        }

        @Override
        @Nullable StackSize read(Reading reading) {
            Word start = reading.required();
            if (start == null) return null;
            Word max = reading.optional(1);
            long startBytes = Numbers.parse(start.text());
            long maxBytes = max == null ? Numbers.NOT_A_NUMBER : Numbers.parse(max.text());
            if (startBytes >= 1 && maxBytes >= startBytes)
                return new StackSize(startBytes, maxBytes);
            reading.bad(
                    ErrorClass.GENERAL_ERROR,
                    reading.statement().at(),
                    "a stack has a size to begin with and one not to exceed");
            return null;
        }
    }
}
