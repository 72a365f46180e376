package io.regent.config.lvs;

import java.util.Optional;

/**
 * The block {@code SSL} (inventory 4.1): what {@code SSL_GET} shows of itself. Paths as written.
 *
 * @param password of the private key
 * @param ca certificates of authorities
 * @param certificate chain of our own
 * @param key private key
 */
public record TlsFiles(
        Optional<String> password,
        Optional<String> ca,
        Optional<String> certificate,
        Optional<String> key) {

    /** Without the password. */
    @Override
    public String toString() {
        return "TlsFiles[ca=" + ca + ", certificate=" + certificate + ", key=" + key + "]";
    }
}
