package io.regent.config;

import static io.regent.config.OnInvalid.REFUSE_CONFIG;

import java.util.List;

/** The block {@code authentication} of an instance (inventory 3.5). */
final class AuthenticationKeywords {

    static final String PASS = "PASS";
    static final String AH = "AH";

    static final Keyword<String> AUTH_TYPE =
            Keyword.active(
                    "auth_type",
                    new ChoiceType(PASS, AH),
                    Default.none(),
                    REFUSE_CONFIG,
                    "PASS for a plain-text password; Regent does not start with AH yet.");

    static final Keyword<String> AUTH_PASS =
            Keyword.active(
                    "auth_pass",
                    ScalarTypes.WORD,
                    Default.none(),
                    REFUSE_CONFIG,
                    "The password; only its first 8 bytes count.");

    static final BlockTable TABLE = new BlockTable("authentication", List.of(AUTH_TYPE, AUTH_PASS));

    private AuthenticationKeywords() {}
}
