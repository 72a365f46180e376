package io.regent.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A secret of the configuration. It prints as asterisks, so that no dump or log can show it by
 * accident.
 */
public final class Password {

    private final byte[] bytes;

    public Password(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    public Password(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of the secret's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password password && Arrays.equals(bytes, password.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "********";
    }
}
