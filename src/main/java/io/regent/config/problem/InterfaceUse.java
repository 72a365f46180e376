package io.regent.config.problem;

/**
 * A place in the file that names an interface.
 *
 * @param ifAbsent what keepalived makes of it when there is no such interface
 */
public record InterfaceUse(String name, Span at, ErrorClass ifAbsent) {}
