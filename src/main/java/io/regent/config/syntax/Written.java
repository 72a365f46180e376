package io.regent.config.syntax;

/**
 * The arguments of a statement as they are written after all replacements, for keywords that read
 * the line themselves.
 *
 * @param start behind the keyword
 * @param end behind the last word
 */
record Written(TextLine line, int start, int end) {}
