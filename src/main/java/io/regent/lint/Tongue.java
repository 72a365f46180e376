package io.regent.lint;

import java.util.Map;

/** The languages that messages for people come in. */
public enum Tongue {
    ENGLISH,
    CHINESE;

    /** By the variables that locale(7) names, the strongest first; English unless they say zh. */
    public static Tongue of(Map<String, String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) return value.startsWith("zh") ? CHINESE : ENGLISH;
        }
        return ENGLISH;
    }
}
