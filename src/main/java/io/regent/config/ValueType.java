package io.regent.config;

import org.jspecify.annotations.Nullable;

/** How the value of a keyword is written and read. */
abstract class ValueType<T> {

    private final String notation;

    /**
     * @param notation what people see in messages and in the reference
     */
    ValueType(String notation) {
        this.notation = notation;
    }

    /** Texts that need putting together are so on demand: a good file never asks for them. */
    String notation() {
        return notation;
    }

    /** Null when the line counts for nothing; the reason is then among the problems. */
    abstract @Nullable T read(Reading reading);

    /** What holds when the keyword comes again. As a rule the last one wins, silently. */
    T merge(T earlier, T later, Reading reading) {
        return later;
    }

    boolean opensBlock() {
        return false;
    }

    /** Whether a backslash before a quote means something in the value. */
    boolean shieldsQuotes() {
        return false;
    }

    /** Words behind the keyword that mean something. */
    int mostArguments() {
        return 1;
    }
}
