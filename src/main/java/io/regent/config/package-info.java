/**
 * The language of keepalived.conf: lexer, parser, keyword tables, problems, and the immutable
 * records that the rest of Regent works from.
 *
 * <p>Touches {@code net} only; text is read through a {@code SourceReader} port. Start with {@link
 * io.regent.config.Configuration}, then the keyword tables. Authority: keepalived.conf(5) and the
 * project's inventory, sections 1 to 3.
 */
@NullMarked
package io.regent.config;

import org.jspecify.annotations.NullMarked;
