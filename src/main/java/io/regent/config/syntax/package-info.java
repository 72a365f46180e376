/**
 * The shape of keepalived.conf, without knowing a keyword: lines, words, comments, quotes, braces
 * (inventory 1.2, 1.3), and the tree of blocks they make.
 *
 * <p>Touches {@code config.problem} only; files are read through the {@link
 * io.regent.config.syntax.SourceReader} port. Start with {@link io.regent.config.syntax.Lexer},
 * then {@link io.regent.config.syntax.BlockTree}.
 */
@NullMarked
package io.regent.config.syntax;

import org.jspecify.annotations.NullMarked;
