package io.regent.config;

import io.regent.config.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks without a name that may come again: each stands for itself. */
final class BlockList extends ValueType<List<Values>> {

    private final BlockTable table;

    BlockList(BlockTable table) {
        super("{ ... }");
        this.table = table;
    }

    @Override
    boolean opensBlock() {
        return true;
    }

    @Override
    int mostArguments() {
        return 0;
    }

    @Override
    @Nullable List<Values> read(Reading reading) {
        Statement.Body body = BlockTypes.bodyOf(reading);
        return body == null ? null : one(table, body, reading);
    }

    /** A list that can grow, of one block. */
    static List<Values> one(BlockTable table, Statement.Body body, Reading reading) {
        var values = new Values(reading.statement());
        BlockReader.read(table, body.statements(), values, reading.problems());
        var list = new ArrayList<Values>(1);
        list.add(values);
        return list;
    }

    /** Grows in place: copying would make ten thousand blocks a matter of seconds. */
    @Override
    List<Values> merge(List<Values> earlier, List<Values> later, Reading reading) {
        earlier.addAll(later);
        return earlier;
    }
}
