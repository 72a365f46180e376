package io.regent.config;

/**
 * One keyword of keepalived.conf, declared once: the parser, {@code -t} and the reference page are
 * derived from it. Compared by identity.
 */
final class Keyword<T> {

    private final String name;
    private final ValueType<T> type;
    private final Default<T> fallback;
    private final OnInvalid onInvalid;
    private final Support support;
    private final String doc;

    private Keyword(
            String name,
            ValueType<T> type,
            Default<T> fallback,
            OnInvalid onInvalid,
            Support support,
            String doc) {
        this.name = name;
        this.type = type;
        this.fallback = fallback;
        this.onInvalid = onInvalid;
        this.support = support;
        this.doc = doc;
    }

    static <T> Keyword<T> active(
            String name, ValueType<T> type, Default<T> fallback, OnInvalid onInvalid, String doc) {
        return new Keyword<>(name, type, fallback, onInvalid, Support.ACTIVE, doc);
    }

    /** A bad value leaves the line out. */
    static <T> Keyword<T> active(String name, ValueType<T> type, Default<T> fallback, String doc) {
        return active(name, type, fallback, OnInvalid.IGNORE_LINE, doc);
    }

    /** Of a block that has no effect yet. */
    static <T> Keyword<T> within(
            String name, ValueType<T> type, Default<T> fallback, OnInvalid onInvalid, String doc) {
        return new Keyword<>(name, type, fallback, onInvalid, Support.AS_ITS_BLOCK, doc);
    }

    static <T> Keyword<T> accepted(
            String name, ValueType<T> type, Default<T> fallback, String doc) {
        return new Keyword<>(name, type, fallback, OnInvalid.IGNORE_LINE, Support.ACCEPTED, doc);
    }

    static <T> Keyword<T> refused(String name, ValueType<T> type, Default<T> fallback, String doc) {
        return new Keyword<>(name, type, fallback, OnInvalid.REFUSE_CONFIG, Support.REFUSED, doc);
    }

    String name() {
        return name;
    }

    ValueType<T> type() {
        return type;
    }

    Default<T> fallback() {
        return fallback;
    }

    OnInvalid onInvalid() {
        return onInvalid;
    }

    Support support() {
        return support;
    }

    String doc() {
        return doc;
    }

    /** Reads a statement of this keyword into {@code values}; problems tell why it did not. */
    void read(Values values, Reading reading) {
        values.markTried(this);
        T value = type.read(reading);
        if (value == null) return;
        T earlier = values.get(this);
        T kept = earlier == null ? value : type.merge(earlier, value, reading);
        values.put(this, kept, reading.statement());
    }
}
