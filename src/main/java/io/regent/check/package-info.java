/**
 * Health checks as values: which checks there are, what their rules make of a row of results, when
 * the next one is due, and what a real server's owner is told (inventory 4.5, 7.9).
 *
 * <p>Pure: time and chance are passed in. Touches {@code net} and the records of {@code config}.
 * Making the checks is the business of {@code probe}. Start with {@link
 * io.regent.check.CheckerState}.
 */
@NullMarked
package io.regent.check;

import org.jspecify.annotations.NullMarked;
