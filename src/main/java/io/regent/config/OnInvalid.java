package io.regent.config;

import io.regent.config.problem.Severity;

/**
 * What a bad value leads to. Who is elected, where, and under which address must never depend on a
 * value that was misread, so such keywords refuse the file; how often an address is announced may
 * fall back.
 */
public enum OnInvalid {
    /** A warning; an earlier line's value or the default stays, as with keepalived. */
    IGNORE_LINE(Severity.WARNING),
    /** An error: nothing starts, and a reload keeps the old configuration. */
    REFUSE_CONFIG(Severity.ERROR);

    private final Severity severity;

    OnInvalid(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
