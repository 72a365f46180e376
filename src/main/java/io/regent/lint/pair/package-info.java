/**
 * Whether the files of the nodes of a cluster fit each other. Pure: from configurations to a
 * comparison, which others print.
 *
 * <p>Touches {@code config} and {@code net}. Start with {@link io.regent.lint.pair.Comparison}.
 */
@NullMarked
package io.regent.lint.pair;

import org.jspecify.annotations.NullMarked;
