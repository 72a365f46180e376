package io.regent.config.syntax;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Definitions that are always there (inventory 1.9). Only the form with braces exists. */
final class BuiltIns {

    /** RAND_MAX of the oldest C libraries, and keepalived's default. */
    private static final long DEFAULT_RANDOM_MOST = 32767;

    private final Surroundings surroundings;

    BuiltIns(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The text for a reference; null when it is none of the built-ins. Outside of quotes a comment
     * sign begins a comment even so.
     */
    @Nullable String value(Reference reference, Path file) {
        String arguments = reference.arguments();
        return switch (reference.name()) {
            case "_PWD" -> arguments.isEmpty() ? directory(file) : null;
            case "_INSTANCE" -> arguments.isEmpty() ? surroundings.configId() : null;
            case "_HASH" -> arguments.isEmpty() ? "#" : null;
            case "_BANG" -> arguments.isEmpty() ? "!" : null;
            case "_RANDOM" -> random(arguments);
            case "_ENV" -> environment(arguments);
            default -> null;
        };
    }

    private static String directory(Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        return directory == null ? "/" : directory.toString();
    }

    /** A variable that is not set is empty, as in a shell. */
    private @Nullable String environment(String name) {
        if (name.isEmpty() || Directives.nameEnd(name, 0) < name.length()) return null;
        String value = surroundings.environment(name);
        return value == null ? "" : value;
    }

    /** {@code [MAX]} or {@code MIN MAX}; a MAX below MIN gives MIN. */
    private @Nullable String random(String arguments) {
        int blank = 0;
        while (blank < arguments.length() && !Lexer.isBlank(arguments.charAt(blank))) blank++;
        long first = number(arguments.substring(0, blank), DEFAULT_RANDOM_MOST);
        long second = number(arguments.substring(blank).strip(), -1);
        if (first < 0 || second < -1) return null;
        long least = second < 0 ? 0 : first;
        long most = second < 0 ? first : second;
        return Long.toString(surroundings.random(least, Math.max(least, most)));
    }

    /** Not negative; -2 for what is no number. */
    private static long number(String text, long otherwise) {
        if (text.isEmpty()) return otherwise;
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || value > Integer.MAX_VALUE) return -2;
            value = value * 10 + c - '0';
        }
        return value;
    }
}
