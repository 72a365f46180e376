package io.regent.config;

import static io.regent.config.Default.none;
import static io.regent.config.Keyword.active;

import java.util.List;

/** The block {@code SSL} (inventory 4.1). */
final class SslKeywords {

    private static final ValueType<String> NAME = new LastCounts<>(LvsTypes.NAME);

    static final Keyword<String> PASSWORD =
            active("password", NAME, none(), "Opens the private key.");

    static final Keyword<String> CA =
            active("ca", NAME, none(), "File of authorities that are trusted.");

    static final Keyword<String> CERTIFICATE =
            active("certificate", NAME, none(), "File of our own certificates.");

    static final Keyword<String> KEY = active("key", NAME, none(), "File of the private key.");

    static final BlockTable TABLE = new BlockTable("SSL", List.of(PASSWORD, CA, CERTIFICATE, KEY));

    private SslKeywords() {}
}
