package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** A value that stands in a block of its own. */
abstract class BlockType<T> extends ValueType<T> {

    private final int mostArguments;

    /**
     * @param mostArguments words before the brace that mean something
     */
    BlockType(String notation, int mostArguments) {
        super(notation);
        this.mostArguments = mostArguments;
    }

    @Override
    final boolean opensBlock() {
        return true;
    }

    @Override
    final int mostArguments() {
        return mostArguments;
    }

    /** The block behind the keyword; null, with a problem, when there is none. */
    static Statement.@Nullable Body bodyOf(Reading reading) {
        var body = reading.statement().body();
        if (body != null) return body;
        Span at = reading.statement().at();
        reading.problems()
                .add(
                        Problem.error(
                                        ErrorClass.MISSING_BOB,
                                        at,
                                        "'" + reading.keyword().name() + "' opens a block")
                                .expected("a '{' behind it"));
        return null;
    }

    /** What the keywords in the block say. */
    static Values valuesOf(BlockTable table, Statement.Body body, Reading reading) {
        var values = new Values(reading.statement());
        BlockReader.read(table, body.statements(), values, reading.problems());
        return values;
    }
}
