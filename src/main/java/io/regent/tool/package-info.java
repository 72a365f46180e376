/**
 * The commands that work on configurations and run nothing: {@code regent check}, {@code regent
 * explain}, {@code regent fmt}. Options, output formats, and what is asked of this machine.
 *
 * <p>Touches {@code lint}, {@code config}, {@code net}, {@code script} and {@code sys}. Start with
 * {@link io.regent.tool.CheckCommand}.
 */
@NullMarked
package io.regent.tool;

import org.jspecify.annotations.NullMarked;
