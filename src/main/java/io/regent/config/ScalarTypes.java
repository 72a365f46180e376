package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that are one word, or none (inventory 1.4). */
final class ScalarTypes {

    /** A keyword that switches something on by being there. */
    static final ValueType<Boolean> FLAG =
            new ValueType<>("no value") {
                @Override
                Boolean read(Reading reading) {
                    return true;
                }

                @Override
                int mostArguments() {
                    return 0;
                }
            };

    /** On when the word is left out. */
    static final ValueType<Boolean> SWITCH =
            new ValueType<>("[true|on|yes|false|off|no]") {
                @Override
                @Nullable Boolean read(Reading reading) {
                    Word word = reading.optional(0);
                    if (word == null) return true;
                    return switch (word.text()) {
                        case "true", "on", "yes" -> true;
                        case "false", "off", "no" -> false;
                        default -> neither(reading, word);
                    };
                }

                private @Nullable Boolean neither(Reading reading, Word word) {
                    reading.bad(
                            ErrorClass.GENERAL_ERROR,
                            word.at(),
                            "'" + word.text() + "' is neither on nor off");
                    return null;
                }
            };

    static final ValueType<String> WORD =
            new TextType("a word", Integer.MAX_VALUE, ErrorClass.GENERAL_ERROR);

    /** TASK_COMM_LEN of prctl(2) without the closing NUL; keepalived cuts longer ones. */
    static final ValueType<String> PROCESS_NAME =
            new ValueType<>("a name of up to 15 characters") {
                @Override
                @Nullable String read(Reading reading) {
                    String name = WORD.read(reading);
                    if (name == null || name.length() <= 15) return name;
                    Word word = reading.statement().argument(0);
                    String message = "'" + name + "' is cut to its first 15 characters";
                    reading.adjusted(ErrorClass.GENERAL_ERROR, word.at(), message);
                    return name.substring(0, 15);
                }
            };

    /** IFNAMSIZ of netdevice(7) without the closing NUL. */
    static final ValueType<String> INTERFACE =
            new TextType("the name of a network interface", 15, ErrorClass.GENERAL_ERROR);

    /** One that keepalived passes over in silence when its name is too long. */
    static final ValueType<String> UNUSED_INTERFACE =
            new TextType("the name of a network interface", 15, ErrorClass.OK);

    /** One that keepalived looks for. */
    static final ValueType<String> USED_INTERFACE =
            new ValueType<>("the name of a network interface") {
                @Override
                @Nullable String read(Reading reading) {
                    String name = INTERFACE.read(reading);
                    if (name == null) return null;
                    reading.names(reading.statement().argument(0), ErrorClass.GENERAL_ERROR);
                    return name;
                }
            };

    /** Of IPv6 only the syntax is checked so far. */
    static final ValueType<IpAddress> SOURCE = new Ipv4Type("an IPv4 address", false, true);

    static final ValueType<IpAddress> GROUP = new Ipv4Type("an IPv4 multicast address", true, true);
    static final ValueType<IpAddress> IPV4_MULTICAST =
            new Ipv4Type("an IPv4 multicast address", true, false);

    private ScalarTypes() {}

    static ValueType<Integer> integer(int min, int max) {
        return new IntegerType(min, max, min);
    }

    /** 0 is accepted and becomes 1. */
    static ValueType<Integer> integerZeroIsOne(int max) {
        return new IntegerType(0, max, 1);
    }

    /**
     * @param min in microseconds
     * @param max in microseconds
     * @param decimals digits behind the point that count
     */
    static ValueType<Duration> seconds(long min, long max, int decimals) {
        return new SecondsType(min, max, decimals);
    }

    /** Whole seconds. */
    static ValueType<Duration> wholeSeconds(int min, int max) {
        return new SecondsType(min * SecondsType.MICROS, max * SecondsType.MICROS, 0);
    }

    private static final class TextType extends ValueType<String> {
        private final int longest;
        private final ErrorClass ifTooLong;

        TextType(String notation, int longest, ErrorClass ifTooLong) {
            super(notation);
            this.ifTooLong = ifTooLong;
            this.longest = longest;
        }

        @Override
        @Nullable String read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            if (!word.text().isEmpty() && word.text().length() <= longest) return word.text();
            reading.bad(
                    word.text().isEmpty() ? ErrorClass.GENERAL_ERROR : ifTooLong,
                    word.at(),
                    word.text().isEmpty()
                            ? "an empty value"
                            : "'" + word.text() + "' has more than " + longest + " characters");
            return null;
        }
    }

    private static final class IntegerType extends ValueType<Integer> {
        private final int min;
        private final int max;
        private final int least;

        IntegerType(int min, int max, int least) {
            super("a whole number");
            this.min = min;
            this.max = max;
            this.least = least;
        }

        @Override
        String notation() {
            return max == Integer.MAX_VALUE
                    ? super.notation() + " of at least " + min
                    : super.notation() + ", " + min + " to " + max;
        }

        @Override
        @Nullable Integer read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            long value = Numbers.parse(word.text());
            if (value >= min && value <= max) {
                if (value < least) tooLittle(reading, word);
                return (int) Math.max(value, least);
            }
            reading.bad(
                    ErrorClass.INVALID_NUMBER,
                    word.at(),
                    value == Numbers.NOT_A_NUMBER
                            ? "'" + word.text() + "' is not a whole number"
                            : word.text() + " is out of range");
            return null;
        }

        private void tooLittle(Reading reading, Word word) {
            String message = word.text() + " is too little; " + least + " is used";
            reading.adjusted(ErrorClass.GENERAL_ERROR, word.at(), message);
        }
    }

    private static final class SecondsType extends ValueType<Duration> {
        static final long MICROS = 1_000_000;

        private final long min;
        private final long max;
        private final int decimals;

        SecondsType(long min, long max, int decimals) {
            super("seconds");
            this.min = min;
            this.max = max;
            this.decimals = decimals;
        }

        @Override
        String notation() {
            return Numbers.seconds(min) + " to " + Numbers.seconds(max) + " " + super.notation();
        }

        @Override
        @Nullable Duration read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            long micros = Numbers.parseMicros(word.text(), decimals);
            if (micros == Numbers.NOT_A_NUMBER) {
                reading.bad(
                        ErrorClass.INVALID_NUMBER,
                        word.at(),
                        "'" + word.text() + "' is not a number of seconds");
                return null;
            }
            if (micros < min || micros > max) {
                reading.bad(ErrorClass.INVALID_NUMBER, word.at(), word.text() + " is out of range");
                return null;
            }
            if (Numbers.decimalsOf(word.text()) > decimals) {
                reading.adjusted(
                        ErrorClass.INVALID_NUMBER,
                        word.at(),
                        word.text() + " is rounded to " + Numbers.seconds(micros));
            }
            return Duration.ofNanos(micros * 1000);
        }
    }

    private static final class Ipv4Type extends ValueType<IpAddress> {
        private final boolean multicast;
        private final boolean ipv6Later;

        Ipv4Type(String notation, boolean multicast, boolean ipv6Later) {
            super(notation);
            this.multicast = multicast;
            this.ipv6Later = ipv6Later;
        }

        @Override
        @Nullable IpAddress read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            Optional<IpAddress> address = LvsTypes.address(reading, word);
            boolean fits = address.isPresent() && address.get().isMulticast() == multicast;
            boolean ipv6 = fits && address.get().family() == IpFamily.IPV6;
            if (fits && !ipv6) return address.get();
            if (ipv6 && ipv6Later) reading.notYet(word.at(), "IPv6");
            else bad(reading, word);
            return null;
        }

        private void bad(Reading reading, Word word) {
            String message = "'" + word.text() + "' is not " + notation();
            reading.bad(ErrorClass.GENERAL_ERROR, word.at(), message);
        }
    }
}
