package io.regent.config.syntax;

import org.jspecify.annotations.Nullable;

/** The definitions that the text at hand comes out of, innermost first. */
record Uses(Definition definition, @Nullable Uses outer) {

    static boolean contain(@Nullable Uses uses, Definition definition) {
        for (Uses each = uses; each != null; each = each.outer) {
            if (each.definition.equals(definition)) return true;
        }
        return false;
    }

    static int depth(@Nullable Uses uses) {
        int depth = 0;
        for (Uses each = uses; each != null; each = each.outer) depth++;
        return depth;
    }
}
