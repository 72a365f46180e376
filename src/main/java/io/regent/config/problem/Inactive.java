package io.regent.config.problem;

/**
 * Something that a file rightly asks for and that this Regent cannot do yet. Running without it
 * would make the cluster something else than the file says, so the daemon does not start.
 *
 * @param feature the keyword, or a few words
 * @param at the first place that asks for it
 */
public record Inactive(String feature, Span at) {}
