package io.regent.config;

import org.jspecify.annotations.Nullable;

/** A value that is written and read as another one is, but for what a subclass says. */
abstract class WrappedType<T> extends ValueType<T> {

    private final ValueType<T> type;

    WrappedType(ValueType<T> type) {
        super("");
        this.type = type;
    }

    @Override
    final String notation() {
        return type.notation();
    }

    @Override
    final boolean opensBlock() {
        return type.opensBlock();
    }

    @Override
    final boolean shieldsQuotes() {
        return type.shieldsQuotes();
    }

    @Override
    final int mostArguments() {
        return type.mostArguments();
    }

    @Override
    @Nullable T read(Reading reading) {
        return type.read(reading);
    }

    @Override
    T merge(T earlier, T later, Reading reading) {
        return type.merge(earlier, later, reading);
    }
}
