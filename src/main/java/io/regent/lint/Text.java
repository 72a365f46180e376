package io.regent.lint;

/**
 * The same text in each language. With arguments it is a format of {@link String#format}; each
 * language has the same number of {@code %s}.
 */
public record Text(String english, String chinese) {

    static Text say(String english, String chinese) {
        return new Text(english, chinese);
    }

    public String in(Tongue tongue) {
        return switch (tongue) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
    }

    public String in(Tongue tongue, Object... arguments) {
        return in(tongue).formatted(arguments);
    }
}
