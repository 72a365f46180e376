package io.regent.config.syntax;

/** Reads a file as it passes by, one statement of its top at a time. */
public interface TopLevel {

    /** Whether the insides of this block are wanted. If not, it is handed over as an empty one. */
    boolean reads(String keyword);

    /** The next one, with all that is within it. Nothing else holds it. */
    void take(Statement statement);
}
