package io.regent.config;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code lvs_sync_daemon}: an interface and options, or the old form with words in order. */
final class SyncDaemonType extends ValueType<SyncDaemon> {

    static final ValueType<SyncDaemon> TYPE = new SyncDaemonType();

    private SyncDaemonType() {
        super(
                "IF [[inst] INSTANCE] [id 0..255] [maxlen 1..65507] [port 1..65535] [ttl 1..255]"
                        + " [group MULTICAST]");
    }

    @Override
    int mostArguments() {
        return Integer.MAX_VALUE;
    }

    @Override
    @Nullable SyncDaemon read(Reading reading) {
        String name = ScalarTypes.INTERFACE.read(reading);
        return name == null ? null : new Line(reading).read(name);
    }

    @Override
    SyncDaemon merge(SyncDaemon earlier, SyncDaemon later, Reading reading) {
        reading.adjusted(
                ErrorClass.GENERAL_ERROR,
                reading.statement().at(),
                "'lvs_sync_daemon' is already set; this one is ignored");
        return earlier;
    }

    /** One line, word by word. */
    private static final class Line {
        private final Reading reading;

        /** Of the word to be read next. */
        private int next = 1;

        private boolean failed;

        private Optional<String> instance = Optional.empty();
        private OptionalInt id = OptionalInt.empty();
        private OptionalInt maxLength = OptionalInt.empty();
        private OptionalInt port = OptionalInt.empty();
        private OptionalInt ttl = OptionalInt.empty();
        private Optional<IpAddress> group = Optional.empty();

        Line(Reading reading) {
            this.reading = reading;
        }

        @Nullable SyncDaemon read(String interfaceName) {
            for (Word word = next(); word != null && !failed; word = next()) option(word);
            if (failed) return null;
            return new SyncDaemon(interfaceName, instance, id, maxLength, port, ttl, group);
        }

        private @Nullable Word next() {
            return reading.optional(next++);
        }

        private void option(Word word) {
            switch (word.text()) {
                case "inst" -> {
                    Word value = value(word);
                    if (value != null) instance = Optional.of(value.text());
                }
                case "id" -> id = number(word, 0, 255);
                case "maxlen" -> maxLength = number(word, 1, 65507);
                case "port" -> port = number(word, 1, 65535);
                case "ttl" -> ttl = number(word, 1, 255);
                case "group" -> group = group(word);
                default -> oldForm(word);
            }
        }

        /** The instance as second word, its number as third. */
        private void oldForm(Word word) {
            long number = Numbers.parse(word.text());
            if (next == 2) instance = Optional.of(word.text());
            else if (number >= 0 && number <= 255) id = OptionalInt.of((int) number);
            else fail(word, "unknown option '" + word.text() + "'");
        }

        private @Nullable Word value(Word option) {
            Word value = next();
            if (value == null) fail(option, "'" + option.text() + "' needs a value");
            return value;
        }

        private OptionalInt number(Word option, int min, int max) {
            Word value = value(option);
            if (value == null) return OptionalInt.empty();
            long number = Numbers.parse(value.text());
            if (number >= min && number <= max) return OptionalInt.of((int) number);
            fail(value, "'" + value.text() + "' is not a number of " + min + " to " + max);
            return OptionalInt.empty();
        }

        private Optional<IpAddress> group(Word option) {
            Word value = value(option);
            if (value == null) return Optional.empty();
            Optional<IpAddress> address = IpAddress.parse(value.text());
            if (address.isEmpty() || !address.get().isMulticast()) {
                fail(value, "'" + value.text() + "' is not a multicast address");
            }
            return address;
        }

        private void fail(Word word, String message) {
            failed = true;
            reading.bad(ErrorClass.GENERAL_ERROR, word.at(), message);
        }
    }
}
