package io.regent.config.problem;

/**
 * keepalived's classes of configuration errors, in its order from lowest to highest (inventory
 * 1.5). The highest one of a run decides the exit status of {@code -t}.
 */
public enum ErrorClass {
    /** keepalived says nothing, or has no such case. */
    OK,
    FILE_NOT_FOUND,
    BAD_IF,
    FATAL,
    MULTIPLE_FILES,
    UNKNOWN_KEYWORD,
    UNEXPECTED_BOB,
    MISSING_BOB,
    UNEXPECTED_EOB,
    MISSING_EOB,
    UNMATCHED_QUOTE,
    MISSING_PARAMETER,
    INVALID_NUMBER,
    GENERAL_ERROR,
    WARNING,
    DEPRECATED,
    SECURITY_ERROR
}
