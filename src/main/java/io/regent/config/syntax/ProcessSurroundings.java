package io.regent.config.syntax;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The disk, the environment of this process and its random numbers. */
public record ProcessSurroundings(String configId, boolean isStrict, SourceReader files)
        implements Surroundings {

    public ProcessSurroundings(String configId, boolean isStrict) {
        this(configId, isStrict, new DiskReader());
    }

    public ProcessSurroundings(String configId) {
        this(configId, false);
    }

    @Override
    public @Nullable String environment(String name) {
        return System.getenv(name);
    }

    @Override
    public long random(long least, long most) {
        // Asked for so rarely that a generator is not worth keeping.
        return new SplittableRandom().nextLong(least, most + 1);
    }
}
