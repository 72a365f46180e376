package io.regent.config.problem;

/** The place in the file that names the network namespace to run in. */
public record NamespaceUse(String name, Span at) {}
