/**
 * Scripts that make a shell complete {@code regent} and {@code keepalived}: what may come next,
 * taken from the declarations of the commands, and how each shell is told.
 *
 * <p>Touches {@code cli} only. Start with {@link io.regent.tool.completion.ShellCommand}.
 */
@NullMarked
package io.regent.tool.completion;

import org.jspecify.annotations.NullMarked;
