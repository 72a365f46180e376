/**
 * What is wrong with a configuration that can be read: lints over one file, and the comparison of
 * the files of a cluster. Pure: files come through {@link io.regent.config.syntax.SourceReader},
 * what is known of the machine through {@link io.regent.lint.Site}.
 *
 * <p>Touches {@code config} and {@code net}. Start with {@link io.regent.lint.Lint}, the list of
 * all lints, and {@link io.regent.lint.Linter}.
 */
@NullMarked
package io.regent.lint;

import org.jspecify.annotations.NullMarked;
