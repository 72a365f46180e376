package io.regent.config.syntax;

import io.regent.config.problem.Span;

/**
 * One word of a line.
 *
 * @param text without quotes, and with {@code \#} and {@code \!} resolved
 * @param at as it stands in the file, quotes included
 */
public record Word(String text, Span at) {}
