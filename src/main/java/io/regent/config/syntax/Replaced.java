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
     * @param first index of the first of the lines
     * @param uses what the lines come out of, their definition first
     */
    record Tail(Span use, int first, Uses uses) {}
}
