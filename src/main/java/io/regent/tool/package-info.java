/**
 * The commands that work on configurations and run nothing: {@code regent check}, {@code regent
 * explain}, {@code regent fmt}; and {@code regent completion}, which knows all of them. Options,
 * output formats, and what is asked of this machine.
 *
 * <p>Touches {@code lint}, {@code config}, {@code net}, {@code script} {@code sys} and {@code cli}.
 * Start with {@link io.regent.tool.CheckCommand}.
 */
@NullMarked
package io.regent.tool;

import org.jspecify.annotations.NullMarked;
