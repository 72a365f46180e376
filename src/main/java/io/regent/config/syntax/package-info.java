/**
 * The shape of keepalived.conf, without knowing a keyword: lines, words, comments, quotes, braces
 * (inventory 1.2, 1.3), what steers the parser (1.7 to 1.10), and the tree of blocks they make.
 *
 * <p>Touches {@code config.problem} only; files, environment and chance come through the {@link
 * io.regent.config.syntax.Surroundings} port. Start with {@link io.regent.config.syntax.BlockTree}
 * and {@link io.regent.config.syntax.Lexer}; a file with directives passes {@link
 * io.regent.config.syntax.Expansion} on the way.
 */
@NullMarked
package io.regent.config.syntax;

import org.jspecify.annotations.NullMarked;
