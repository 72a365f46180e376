package io.regent.config.syntax;

import io.regent.config.problem.Span;
import java.util.List;

/**
 * A line after its references were replaced.
 *
 * @param tails definitions at its end whose further lines come next, in this order
 */
record Replaced(TextLine line, List<Tail> tails) {

    /**
     * @param use the reference
     * @param uses what the lines come out of, their definition first
     */
    record Tail(Span use, Uses uses) {}
}
