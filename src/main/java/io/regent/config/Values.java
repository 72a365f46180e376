package io.regent.config;

import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one block says, by keyword. */
final class Values {

    private record Entry(Object value, Statement statement) {}

    private final Statement head;
    private final Map<Keyword<?>, Entry> entries = new HashMap<>();
    private final List<Keyword<?>> tried = new ArrayList<>();

    /**
     * @param head the line that opens the block
     */
    Values(Statement head) {
        this.head = head;
    }

    /** Where to point when the block as a whole is to blame. */
    Span at() {
        return head.at();
    }

    /** The name behind the block's keyword; empty when there is none. */
    String name() {
        return head.argumentCount() > 0 ? head.argument(0).text() : "";
    }

    <T> void put(Keyword<T> keyword, T value, Statement statement) {
        entries.put(keyword, new Entry(value, statement));
    }

    /** As written; null when absent. */
    @SuppressWarnings("unchecked") // put() pairs a keyword with a value of its own type.
    <T> @Nullable T get(Keyword<T> keyword) {
        Entry entry = entries.get(keyword);
        return entry == null ? null : (T) entry.value();
    }

    boolean has(Keyword<?> keyword) {
        return entries.containsKey(keyword);
    }

    /** As written, or the fixed default. */
    <T> T orDefault(Keyword<T> keyword) {
        T written = get(keyword);
        if (written != null) return written;
        if (keyword.fallback() instanceof Default.Fixed<T> fixed) return fixed.value();
        throw new AssertionError(keyword.name() + " has no fixed default");
    }

    /** As written here, or there, or the default declared there. */
    <T> T orInherited(Keyword<T> keyword, Values global) {
        T written = get(keyword);
        if (written != null) return written;
        if (keyword.fallback() instanceof Default.Inherited<T> inherited) {
            return global.orDefault(inherited.from());
        }
        throw new AssertionError(keyword.name() + " inherits nothing");
    }

    /** The statement that set the keyword, or the block's head. */
    Span at(Keyword<?> keyword) {
        Entry entry = entries.get(keyword);
        return entry == null ? at() : entry.statement().at();
    }

    /** Marks that a line of this keyword was there, whether it could be read or not. */
    void markTried(Keyword<?> keyword) {
        tried.add(keyword);
    }

    boolean tried(Keyword<?> keyword) {
        return tried.contains(keyword);
    }

    /** A block that says nothing, standing where this one stands. */
    Values empty() {
        return new Values(head);
    }

    /** All of a list, or nothing. */
    <E> List<E> all(Keyword<List<E>> keyword) {
        List<E> written = get(keyword);
        return written == null ? List.of() : written;
    }

    /** What the same block says where it is opened once more. */
    void addAll(Values later) {
        entries.putAll(later.entries);
    }

    static <E> List<E> joined(List<E> first, List<E> second) {
        var both = new ArrayList<E>(first.size() + second.size());
        both.addAll(first);
        both.addAll(second);
        return both;
    }
}
