package io.regent.config;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The switch that restores keepalived's way with mistakes: a comment in the file that the daemon is
 * started with, alone on its line. Looked for only when there are mistakes.
 */
public final class SkipMistakes {

    /** As it is written. */
    public static final String COMMENT = "#regent: skip mistakes";

    private static final Pattern LINE =
            Pattern.compile("(?m)^[ \\t]*[#!][ \\t]*regent:[ \\t]*skip[ \\t]+mistakes\\s*$");

    private SkipMistakes() {}

    static boolean isAskedFor(byte[] file) {
        return LINE.matcher(new String(file, StandardCharsets.ISO_8859_1)).find();
    }
}
