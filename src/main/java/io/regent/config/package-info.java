/**
 * The language of keepalived.conf: keyword tables, the loader that reads a file by them, and the
 * immutable records that the rest of Regent works from.
 *
 * <p>{@code config.syntax} turns text into blocks without knowing a keyword; {@code config.problem}
 * says what is wrong and shows it; {@code config.lvs} holds the records of load balancing. Touches
 * {@code net} only; text is read through a {@code SourceReader} port. Start with {@link
 * io.regent.config.Configuration} and {@link io.regent.config.ConfigLoader}, then {@code
 * InstanceKeywords}. Authority: keepalived.conf(5) and the project's inventory, sections 1 to 4.
 *
 * <p>A new keyword is a line in its block's table and its use in {@code InstanceAssembly} or {@code
 * ConfigAssembly}; the parser, the messages and {@code docs/keyword-reference.md} follow.
 */
@NullMarked
package io.regent.config;

import org.jspecify.annotations.NullMarked;
