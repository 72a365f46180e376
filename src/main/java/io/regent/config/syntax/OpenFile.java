package io.regent.config.syntax;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being read.
 *
 * @param by the file that includes it; null for the main file
 */
record OpenFile(Path path, @Nullable OpenFile by) {

    /** Files that it lies within, itself included. */
    int depth() {
        int depth = 0;
        for (OpenFile file = this; file != null; file = file.by) depth++;
        return depth;
    }

    boolean isWithin(Path other) {
        Path wanted = other.normalize();
        for (OpenFile file = this; file != null; file = file.by) {
            if (file.path.normalize().equals(wanted)) return true;
        }
        return false;
    }

    /** The way from the main file, for a message. */
    String chain() {
        return by == null ? path.toString() : by.chain() + " includes " + path;
    }

    /** A relative name begins at the directory of the file that it stands in. */
    Path directory() {
        Path directory = path.getParent();
        return directory == null ? Path.of("") : directory;
    }
}
