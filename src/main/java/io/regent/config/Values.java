package io.regent.config;

import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one block says, by keyword. A file may hold a hundred thousand blocks of a few lines each,
 * so this is one array in the order of the lines, not a map.
 */
final class Values {

    private static final int SLOTS = 3;
    private static final int FIRST_CAPACITY = 4 * SLOTS;

    private final Statement head;

    /**
     * A keyword, its value and the statement that set it, one after the other. The latter two are
     * null where a line of the keyword was there, but could not be read.
     */
    private @Nullable Object[] slots = new @Nullable Object[FIRST_CAPACITY];

    private int end;

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

    /** Later lines stand behind earlier ones, so one that comes again moves to the end. */
    <T> void put(Keyword<T> keyword, T value, Statement statement) {
        set(keyword, value, statement);
    }

    private void set(Object keyword, Object value, @Nullable Object statement) {
        int at = indexOf(keyword);
        if (at >= 0 && at < end - SLOTS) {
            System.arraycopy(slots, at + SLOTS, slots, at, end - at - SLOTS);
            at = end - SLOTS;
        }
        if (at < 0) at = append();
        slots[at] = keyword;
        slots[at + 1] = value;
        slots[at + 2] = statement;
    }

    private int append() {
        if (end == slots.length) slots = Arrays.copyOf(slots, 2 * end);
        int at = end;
        end += SLOTS;
        return at;
    }

    private int indexOf(Object keyword) {
        for (int at = 0; at < end; at += SLOTS) if (keyword.equals(slots[at])) return at;
        return -1;
    }

    /** As written; null when absent. */
    @SuppressWarnings("unchecked") // put() pairs a keyword with a value of its own type.
    <T> @Nullable T get(Keyword<T> keyword) {
        int at = indexOf(keyword);
        return at < 0 ? null : (T) slots[at + 1];
    }

    boolean has(Keyword<?> keyword) {
        return get(keyword) != null;
    }

    /** Whether both are there, and the last line of one stands behind the last of the other. */
    boolean isBehind(Keyword<?> keyword, Keyword<?> other) {
        return has(keyword) && has(other) && indexOf(keyword) > indexOf(other);
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
        int at = indexOf(keyword);
        return at >= 0 && slots[at + 2] instanceof Statement statement ? statement.at() : at();
    }

    /** Marks that a line of this keyword was there, whether it could be read or not. */
    void markTried(Keyword<?> keyword) {
        if (indexOf(keyword) >= 0) return;
        // First the place, then the array: the former may replace the latter.
        int at = append();
        slots[at] = keyword;
    }

    boolean tried(Keyword<?> keyword) {
        return indexOf(keyword) >= 0;
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
        for (int at = 0; at < later.end; at += SLOTS) {
            Object keyword = later.slots[at];
            Object value = later.slots[at + 1];
            if (keyword != null && value != null) set(keyword, value, later.slots[at + 2]);
        }
    }

    static <E> List<E> joined(List<E> first, List<E> second) {
        var both = new ArrayList<E>(first.size() + second.size());
        both.addAll(first);
        both.addAll(second);
        return both;
    }
}
