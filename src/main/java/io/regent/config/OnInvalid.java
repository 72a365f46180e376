package io.regent.config;

/**
 * What a bad value leads to. Who is elected, where, and under which address must never depend on a
 * value that was misread, so such keywords refuse the file; how often an address is announced may
 * fall back.
 */
enum OnInvalid {
    /** A warning; an earlier line's value or the default stays, as with keepalived. */
    IGNORE_LINE,
    /** An error: nothing starts, and a reload keeps the old configuration. */
    REFUSE_CONFIG
}
