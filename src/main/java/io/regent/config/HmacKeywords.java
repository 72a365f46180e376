package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.required;
import static io.regent.config.Keyword.within;
import static io.regent.config.OnInvalid.REFUSE_CONFIG;

import io.regent.config.feature.HmacConfig;
import io.regent.config.feature.HmacKey;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The block {@code auth_hmac} (inventory 3.5). */
final class HmacKeywords {

    static final Keyword<List<HmacKey>> KEY =
            within("key", new KeyType(), required(), REFUSE_CONFIG, "A key that is accepted.");

    static final Keyword<Integer> ACTIVE_KEY =
            within(
                    "active_key",
                    ScalarTypes.integer(1, 255),
                    required(),
                    REFUSE_CONFIG,
                    "The key that signs.");

    static final Keyword<Duration> TIME_WINDOW =
            within(
                    "time_window",
                    ScalarTypes.wholeSeconds(1, 300),
                    described("three times `advert_int`, 5 to 300"),
                    REFUSE_CONFIG,
                    "How old a signature may be.");

    static final Keyword<String> ANTI_REPLAY =
            within(
                    "anti_replay",
                    new ChoiceType("time", "monotonic"),
                    fixed("time"),
                    REFUSE_CONFIG,
                    "Whether time stamps are compared with the clock.");

    static final Keyword<String> MODE =
            within(
                    "mode",
                    new ChoiceType("enforce", "permissive", "receive-only"),
                    fixed("enforce"),
                    REFUSE_CONFIG,
                    "What becomes of adverts without a signature.");

    static final BlockTable TABLE =
            new BlockTable("auth_hmac", List.of(KEY, ACTIVE_KEY, TIME_WINDOW, ANTI_REPLAY, MODE));

    private HmacKeywords() {}

    static HmacConfig config(Values values) {
        Integer active = values.get(ACTIVE_KEY);
        return new HmacConfig(
                values.all(KEY),
                active == null ? OptionalInt.empty() : OptionalInt.of(active),
                Optional.ofNullable(values.get(TIME_WINDOW)),
                values.orDefault(ANTI_REPLAY).equals("monotonic"),
                values.orDefault(MODE));
    }

    /** {@code key ID VALUE}, as often as there are keys. */
    private static final class KeyType extends ValueType<List<HmacKey>> {

        private static final int SHORTEST = 32;
        private static final int LONGEST = 64;

        KeyType() {
            super("ID 1 to 255, then 32 to 64 characters, hex:DIGITS or file:PATH");
        }

        @Override
        int mostArguments() {
            return 2;
        }

        @Override
        @Nullable List<HmacKey> read(Reading reading) {
            Word id = reading.required();
            if (id == null) return null;
            Word value = reading.optional(1);
            long number = Numbers.parse(id.text());
            if (value == null || number < 1 || number > 255 || !fits(value.text())) {
                // The value is a secret and stays out of the message.
                reading.bad(ErrorClass.GENERAL_ERROR, id.at(), "not an id and a key");
                return null;
            }
            return List.of(new HmacKey((int) number, value.text()));
        }

        @Override
        List<HmacKey> merge(List<HmacKey> earlier, List<HmacKey> later, Reading reading) {
            for (HmacKey key : earlier) {
                if (key.id() != later.getFirst().id()) continue;
                reading.adjusted(
                        ErrorClass.GENERAL_ERROR,
                        reading.statement().keyword().at(),
                        "key " + key.id() + " is already set; this one is ignored");
                return earlier;
            }
            return Values.joined(earlier, later);
        }

        private static boolean fits(String key) {
            if (key.startsWith("file:")) return true;
            int octets = key.startsWith("hex:") ? (key.length() - 4) / 2 : key.length();
            return octets >= SHORTEST && octets <= LONGEST;
        }
    }
}
