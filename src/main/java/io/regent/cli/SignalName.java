package io.regent.cli;

import org.jspecify.annotations.Nullable;

/**
 * The signals that Regent listens to, by the names of {@code --signum} (inventory 8.4). The numbers
 * are those that keepalived 2.2.7 prints on Linux with glibc.
 */
public enum SignalName {
    STOP(15),
    RELOAD(1),
    DATA(10),
    STATS(12),
    /** SIGRTMAX - 1. */
    STATS_CLEAR(63),
    /** SIGRTMIN + 2. */
    JSON(36);

    private final int number;

    SignalName(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Null when there is no such name; upper and lower case differ. */
    static @Nullable SignalName named(String name) {
        for (SignalName signal : values()) if (signal.name().equals(name)) return signal;
        return null;
    }

    static String choices() {
        var text = new StringBuilder();
        for (SignalName signal : values()) {
            if (!text.isEmpty()) text.append(", ");
            text.append(signal.name());
        }
        return text.toString();
    }
}
