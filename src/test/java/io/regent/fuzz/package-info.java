/**
 * Coverage-guided fuzzing: the list of targets, the files that each begins with, and the run of
 * Jazzer. A target stands in the package of what it tests; start with {@link
 * io.regent.fuzz.FuzzTarget}.
 */
@NullMarked
package io.regent.fuzz;

import org.jspecify.annotations.NullMarked;
