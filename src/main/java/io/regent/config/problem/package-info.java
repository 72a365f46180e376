/**
 * What is wrong with a text that an operator wrote, and how to show it: positions, problems, the
 * rendering that compilers use, and keepalived's exit codes for {@code -t}.
 *
 * <p>Touches the JDK only. Start with {@link io.regent.config.problem.Problem}.
 */
@NullMarked
package io.regent.config.problem;

import org.jspecify.annotations.NullMarked;
