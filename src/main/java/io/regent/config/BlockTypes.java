package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that stand in a block of their own. */
final class BlockTypes {

    private BlockTypes() {}

    /** A block of keywords that may come again: its settings accumulate. */
    static ValueType<Values> block(BlockTable table) {
        return new Nested(table);
    }

    /** Blocks of keywords, each with a name. */
    static ValueType<List<Values>> namedBlocks(BlockTable table) {
        return new Named(table, ErrorClass.GENERAL_ERROR);
    }

    /** The same where keepalived gives up without a name. */
    static ValueType<List<Values>> surelyNamedBlocks(BlockTable table) {
        return new Named(table, ErrorClass.MISSING_PARAMETER);
    }

    /** Blocks of keywords without a name, each for itself. */
    static ValueType<List<Values>> blocks(BlockTable table) {
        return new Unnamed(table);
    }

    /** One or more words on each line. */
    static ValueType<List<String>> words(String notation) {
        return new Words(notation);
    }

    /** A block whose lines are entries, not keywords. */
    abstract static class Entries<E> extends BlockType<List<E>> {

        Entries(String notation) {
            super(notation, 0);
        }

        @Override
        @Nullable List<E> read(Reading reading) {
            var body = bodyOf(reading);
            if (body == null) return null;
            var entries = new ArrayList<E>(body.statements().size());
            for (Statement line : body.statements()) {
                refuseBlock(line, reading);
                readLine(line, entries, reading);
            }
            return entries;
        }

        /** Adds what the line says to {@code entries}, or a problem to the reading. */
        abstract void readLine(Statement line, List<E> entries, Reading reading);

        @Override
        List<E> merge(List<E> earlier, List<E> later, Reading reading) {
            return Values.joined(earlier, later);
        }
    }

    /** An entry opens no block. */
    static void refuseBlock(Statement entry, Reading reading) {
        var inner = entry.body();
        if (inner == null) return;
        reading.refuse(ErrorClass.UNEXPECTED_BOB, inner.open(), "no block is expected here");
    }

    private static final class Nested extends BlockType<Values> {
        private final BlockTable table;

        Nested(BlockTable table) {
            super("{ ... }", 0);
            this.table = table;
        }

        @Override
        @Nullable Values read(Reading reading) {
            var body = bodyOf(reading);
            return body == null ? null : valuesOf(table, body, reading);
        }

        @Override
        Values merge(Values earlier, Values later, Reading reading) {
            earlier.addAll(later);
            return earlier;
        }
    }

    private static final class Named extends BlocksType<Values> {
        private final BlockTable table;

        private final ErrorClass nameless;

        Named(BlockTable table, ErrorClass nameless) {
            super("NAME { ... }", 1);
            this.table = table;
            this.nameless = nameless;
        }

        @Override
        @Nullable Values readOne(Reading reading) {
            Word name = reading.optional(0);
            if (name == null) {
                reading.bad(
                        nameless,
                        reading.statement().at(),
                        "'" + reading.keyword().name() + "' needs a name");
            }
            var body = bodyOf(reading);
            return name == null || body == null ? null : valuesOf(table, body, reading);
        }
    }

    private static final class Unnamed extends BlocksType<Values> {
        private final BlockTable table;

        Unnamed(BlockTable table) {
            super("{ ... }", 0);
            this.table = table;
        }

        @Override
        @Nullable Values readOne(Reading reading) {
            var body = bodyOf(reading);
            return body == null ? null : valuesOf(table, body, reading);
        }
    }

    private static final class Words extends Entries<String> {

        Words(String notation) {
            super(notation);
        }

        @Override
        @Nullable List<String> read(Reading reading) {
            List<String> words = super.read(reading);
            if (words != null && words.isEmpty()) {
                reading.adjusted(
                        ErrorClass.GENERAL_ERROR,
                        reading.statement().at(),
                        "'" + reading.keyword().name() + "' names nothing");
            }
            return words;
        }

        @Override
        void readLine(Statement line, List<String> entries, Reading reading) {
            for (Word word : line.words()) entries.add(word.text());
        }
    }
}
