package io.regent.config.feature;

/**
 * One option of a route or a rule, by its name in {@code ip-route(8)} or {@code ip-rule(8)}.
 *
 * @param value several words are separated by a blank; empty for an option without one
 */
public record Setting(String name, String value) {}
