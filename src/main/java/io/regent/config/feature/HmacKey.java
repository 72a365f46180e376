package io.regent.config.feature;

/**
 * A key of {@code auth_hmac}.
 *
 * @param id 1 to 255
 * @param text as written: the key itself, {@code hex:DIGITS} or {@code file:PATH}
 */
public record HmacKey(int id, String text) {

    /** Configurations end in logs, and a key must not. */
    @Override
    public String toString() {
        return "HmacKey[id=" + id + "]";
    }
}
