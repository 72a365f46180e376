package io.regent.config;

import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.HexPattern;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.Scheduler;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of virtual servers and checks that are one word, or a few. */
final class LvsTypes {

    static final int HIGHEST_PORT = 65535;

    /** The largest number of 32 bits without a sign. */
    static final long U32 = 4_294_967_295L;

    static final ValueType<IpAddress> ADDRESS = new AddressType();
    static final ValueType<Endpoint> ENDPOINT = new EndpointType();
    static final ValueType<IpFamily> FAMILY = new FamilyType();
    static final ValueType<Granularity> GRANULARITY = new GranularityType();
    static final ValueType<Duration> PERSISTENCE_TIMEOUT = new PersistenceType();
    static final ValueType<HexPattern> HEX =
            new ReportedWhenMissing<>(new HexType("hexadecimal digits", false));
    static final ValueType<HexPattern> HEX_WITH_WILDCARDS =
            new HexType("[hexadecimal digits, x for any]", true);
    static final ValueType<Checker.FileWeight> FILE_WEIGHT =
            new ReportedWhenMissing<>(new FileWeightType());

    /** A name whose absence is only reported. */
    static final ValueType<String> NAME = new ReportedWhenMissing<>(ScalarTypes.WORD);

    static final ValueType<Optional<String>> OPTIONAL_WORD = new OptionalWord();

    static final ValueType<Protocol> PROTOCOL =
            new WordsOf<>("TCP, UDP or SCTP", Protocol.values());

    static final ValueType<Checker.DnsRecordType> DNS_TYPE =
            new WordsOf<>(
                    "A, NS, CNAME, SOA, MX, TXT, AAAA, RRSIG or DNSKEY",
                    Checker.DnsRecordType.values());

    static final ValueType<Checker.HttpVersion> HTTP_VERSION =
            new ReportedWhenMissing<>(new HttpVersionType());
    static final ValueType<Scheduler> SCHEDULER = new SchedulerType();

    /** The bits of an address that tell clients apart: a mask, or the length of a prefix. */
    record Granularity(IpFamily family, int netmask) {}

    private LvsTypes() {}

    /** Numbers of up to 32 bits without a sign, and longer ones. */
    static ValueType<Long> number(long min, long max) {
        return new NumberType(min, max);
    }

    /** 1 stands for whatever is out of range, as keepalived has it for {@code quorum}. */
    static ValueType<Long> numberOrOne(long max) {
        return new NumberType(1, max) {
            @Override
            Long invalid(Reading reading, Word word) {
                reading.adjusted(
                        ErrorClass.INVALID_NUMBER,
                        word.at(),
                        "'" + word.text() + "' is not " + notation() + "; 1 is used");
                return 1L;
            }
        };
    }

    /** -1 for anything else. */
    static int port(String text) {
        long number = Numbers.parse(text);
        return number >= 0 && number <= HIGHEST_PORT ? (int) number : -1;
    }

    /** keepalived looks at an address only as far as a slash. */
    static Optional<IpAddress> address(Reading reading, Word word) {
        int slash = word.text().indexOf('/');
        if (slash < 0) return IpAddress.parse(word.text());
        Optional<IpAddress> address = IpAddress.parse(word.text().substring(0, slash));
        if (address.isPresent()) {
            String message = "'" + word.text().substring(slash) + "' is ignored";
            reading.adjusted(ErrorClass.OK, word.at(), message);
        }
        return address;
    }

    /** The argument as an endpoint; null for anything else. The port may be left out. */
    static @Nullable Endpoint endpoint(Reading reading) {
        Word address = reading.optional(0);
        Word port = reading.optional(1);
        if (address == null) return null;
        Optional<IpAddress> parsed = IpAddress.parse(address.text());
        int number = port == null ? 0 : port(port.text());
        return parsed.isEmpty() || number < 0 ? null : new Endpoint(parsed.get(), number);
    }

    /** Words behind an address and a port mean nothing, and keepalived does not mind. */
    static void reportSurplus(Reading reading) {
        Word surplus = reading.optional(2);
        if (surplus == null) return;
        reading.adjusted(
                ErrorClass.OK,
                surplus.at(),
                "'" + surplus.text() + "' and what follows it is ignored");
    }

    private static void refuse(Reading reading, Word word) {
        reading.bad(
                ErrorClass.GENERAL_ERROR,
                word.at(),
                "'" + word.text() + "' is not " + reading.keyword().type().notation());
    }

    private static class NumberType extends ValueType<Long> {
        private final long min;
        private final long max;

        NumberType(long min, long max) {
            super("a whole number");
            this.min = min;
            this.max = max;
        }

        @Override
        String notation() {
            return super.notation() + ", " + min + " to " + max;
        }

        @Override
        @Nullable Long read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            long value = Numbers.parse(word.text());
            return value >= min && value <= max ? Long.valueOf(value) : invalid(reading, word);
        }

        @Nullable Long invalid(Reading reading, Word word) {
            reading.bad(
                    ErrorClass.INVALID_NUMBER,
                    word.at(),
                    "'" + word.text() + "' is not " + notation());
            return null;
        }
    }

    private static final class AddressType extends ValueType<IpAddress> {
        AddressType() {
            super("an address");
        }

        @Override
        @Nullable IpAddress read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            Optional<IpAddress> address = address(reading, word);
            if (address.isEmpty()) refuse(reading, word);
            return address.orElse(null);
        }
    }

    private static final class EndpointType extends ValueType<Endpoint> {
        EndpointType() {
            super("ADDR [PORT]");
        }

        @Override
        int mostArguments() {
            return 2;
        }

        @Override
        @Nullable Endpoint read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            Endpoint endpoint = endpoint(reading);
            if (endpoint == null) {
                reading.bad(ErrorClass.GENERAL_ERROR, word.at(), "not an address with a port");
            }
            return endpoint;
        }
    }

    private static final class FamilyType extends ValueType<IpFamily> {
        FamilyType() {
            super("inet or inet6");
        }

        @Override
        @Nullable IpFamily read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            if (word.text().equals("inet")) return IpFamily.IPV4;
            if (word.text().equals("inet6")) return IpFamily.IPV6;
            refuse(reading, word);
            return null;
        }
    }

    /** One of the constants of an enum, in any case. */
    private static final class WordsOf<E extends Enum<E>> extends ValueType<E> {
        private final E[] constants;

        WordsOf(String notation, E[] constants) {
            super(notation);
            this.constants = constants;
        }

        @Override
        @Nullable E read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            for (E constant : constants) {
                if (constant.name().equalsIgnoreCase(word.text())) return constant;
            }
            refuse(reading, word);
            return null;
        }
    }

    private static final class SchedulerType extends ValueType<Scheduler> {
        private static final Scheduler[] ALL = Scheduler.values();

        SchedulerType() {
            super("rr, wrr, lc, wlc, lblc, sh, mh, dh, fo, ovf, lblcr, sed, nq or twos");
        }

        @Override
        @Nullable Scheduler read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            for (Scheduler scheduler : ALL) {
                if (scheduler.word().equals(word.text())) return scheduler;
            }
            refuse(reading, word);
            return null;
        }
    }

    private static final class HttpVersionType extends ValueType<Checker.HttpVersion> {
        HttpVersionType() {
            super("1.0, 1.0C or 1.1");
        }

        @Override
        Checker.@Nullable HttpVersion read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            return switch (word.text()) {
                case "1.0" -> Checker.HttpVersion.HTTP_1_0;
                case "1.0C", "1.0c" -> Checker.HttpVersion.HTTP_1_0_CLOSE;
                case "1.1" -> Checker.HttpVersion.HTTP_1_1;
                default -> {
                    refuse(reading, word);
                    yield null;
                }
            };
        }
    }

    private static final class PersistenceType extends ValueType<Duration> {
        private static final int DEFAULT_SECONDS = 360;
        private static final int LONGEST_SECONDS = 2_678_400;
        private static final ValueType<Duration> SECONDS =
                ScalarTypes.wholeSeconds(1, LONGEST_SECONDS);

        PersistenceType() {
            super("[1 to 2678400 seconds]");
        }

        @Override
        @Nullable Duration read(Reading reading) {
            return reading.optional(0) == null
                    ? Duration.ofSeconds(DEFAULT_SECONDS)
                    : SECONDS.read(reading);
        }
    }

    /** A netmask for IPv4, the length of a prefix for IPv6. */
    private static final class GranularityType extends ValueType<Granularity> {
        GranularityType() {
            super("an IPv4 netmask, or 1 to 128 for IPv6");
        }

        @Override
        @Nullable Granularity read(Reading reading) {
            Word word = reading.required();
            if (word == null) return null;
            long length = Numbers.parse(word.text());
            if (length >= 1 && length <= IpFamily.IPV6.hostPrefixLength()) {
                return new Granularity(IpFamily.IPV6, (int) length);
            }
            Optional<IpAddress> mask = IpAddress.parse(word.text());
            if (mask.isPresent() && mask.get().family() == IpFamily.IPV4) {
                return new Granularity(IpFamily.IPV4, mask.get().v4Bits());
            }
            refuse(reading, word);
            return null;
        }
    }

    private static final class OptionalWord extends ValueType<Optional<String>> {
        OptionalWord() {
            super("[a word]");
        }

        @Override
        Optional<String> read(Reading reading) {
            Word word = reading.optional(0);
            return word == null ? Optional.empty() : Optional.of(word.text());
        }
    }

    /** Blanks may stand between any two bytes; a digit that is left alone is a byte of its own. */
    private static final class HexType extends ValueType<HexPattern> {
        private final boolean wildcards;

        HexType(String notation, boolean wildcards) {
            super(notation);
            this.wildcards = wildcards;
        }

        @Override
        int mostArguments() {
            return Integer.MAX_VALUE;
        }

        @Override
        @Nullable HexPattern read(Reading reading) {
            if (!wildcards && reading.required() == null) return null;
            var digits = new StringBuilder();
            for (int i = 0; i < reading.statement().argumentCount(); i++) {
                Word word = reading.statement().argument(i);
                if (!append(word.text(), digits)) {
                    refuse(reading, word);
                    return null;
                }
            }
            return new HexPattern(digits.toString());
        }

        private boolean append(String text, StringBuilder digits) {
            String upper = text.toUpperCase(Locale.ROOT);
            for (int i = 0; i < upper.length(); i++) {
                char c = upper.charAt(i);
                boolean digit = c >= '0' && c <= '9' || c >= 'A' && c <= 'F';
                if (!digit && !(wildcards && c == 'X')) return false;
                if (i % 2 == 0 && i + 1 == upper.length()) digits.append('0');
                digits.append(c);
            }
            return true;
        }
    }

    private static final class FileWeightType extends ValueType<Checker.FileWeight> {
        private static final ValueType<Integer> NUMBER =
                ScalarTypes.integer(-Integer.MAX_VALUE, Integer.MAX_VALUE);

        FileWeightType() {
            super("-2147483647 to 2147483647 [reverse|noreverse]");
        }

        @Override
        int mostArguments() {
            return 2;
        }

        @Override
        Checker.@Nullable FileWeight read(Reading reading) {
            Integer weight = NUMBER.read(reading);
            if (weight == null) return null;
            Word option = reading.optional(1);
            if (option == null || option.text().equals("noreverse")) {
                return new Checker.FileWeight(weight, false);
            }
            if (option.text().equals("reverse")) return new Checker.FileWeight(weight, true);
            refuse(reading, option);
            return null;
        }
    }

    /** Words of one line, for {@code regex_options}; further lines add to them. */
    static ValueType<List<String>> someOf(List<String> words) {
        return new ValueType<>("some of " + String.join(" ", words)) {
            @Override
            int mostArguments() {
                return Integer.MAX_VALUE;
            }

            @Override
            @Nullable List<String> read(Reading reading) {
                if (reading.required() == null) return null;
                var read = new ArrayList<String>();
                for (int i = 0; i < reading.statement().argumentCount(); i++) {
                    Word word = reading.statement().argument(i);
                    if (words.contains(word.text())) read.add(word.text());
                    else {
                        reading.bad(
                                ErrorClass.GENERAL_ERROR,
                                word.at(),
                                "unknown option '" + word.text() + "'",
                                notation(),
                                Spelling.nearest(word.text(), words));
                        return null;
                    }
                }
                return read;
            }

            @Override
            List<String> merge(List<String> earlier, List<String> later, Reading reading) {
                return Values.joined(earlier, later);
            }
        };
    }
}
