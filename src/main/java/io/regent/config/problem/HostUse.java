package io.regent.config.problem;

/** A place in the file that names a host which must be known when the file is read. */
public record HostUse(String name, Span at) {}
