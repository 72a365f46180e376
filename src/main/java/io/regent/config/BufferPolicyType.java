package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code vrrp_rx_bufs_policy}: what a buffer must hold, or its size. */
final class BufferPolicyType extends ValueType<String> {

    static final ValueType<String> TYPE = new BufferPolicyType();

    private BufferPolicyType() {
        super("MTU, ADVERT or bytes");
    }

    @Override
    @Nullable String read(Reading reading) {
        Word word = reading.required();
        if (word == null) return null;
        String policy = word.text().toUpperCase(Locale.ROOT);
        if (policy.equals("MTU") || policy.equals("ADVERT")) return policy;
        long bytes = Numbers.parse(word.text());
        if (bytes > 0 && bytes <= Integer.MAX_VALUE) return word.text();
        reading.bad(
                ErrorClass.INVALID_NUMBER,
                word.at(),
                "'" + word.text() + "' is neither a policy nor a size");
        return null;
    }
}
