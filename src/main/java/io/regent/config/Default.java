package io.regent.config;

/** What holds when a keyword is absent. */
sealed interface Default<T> {

    record Fixed<T>(T value) implements Default<T> {}

    /** The value of another keyword, in {@code global_defs}. */
    record Inherited<T>(Keyword<T> from) implements Default<T> {}

    record Required<T>() implements Default<T> {}

    /** Worked out from other values, or nothing at all; the text says which. */
    record Described<T>(String text) implements Default<T> {}

    static <T> Default<T> fixed(T value) {
        return new Fixed<>(value);
    }

    static <T> Default<T> inherited(Keyword<T> from) {
        return new Inherited<>(from);
    }

    static <T> Default<T> required() {
        return new Required<>();
    }

    static <T> Default<T> described(String text) {
        return new Described<>(text);
    }

    static <T> Default<T> none() {
        return new Described<>("none");
    }
}
