package io.regent.config.feature;

import java.util.Optional;

/**
 * {@code track_file}: a file that holds a number.
 *
 * @param initialValue what the file is made with at start; empty to leave it alone
 * @param overwrite made anew even where it exists
 */
public record TrackedFile(
        String name,
        String path,
        int weight,
        boolean reverse,
        Optional<Long> initialValue,
        boolean overwrite) {}
