package io.regent.config.syntax;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the language can ask the world outside of the file for (inventory 1.7 to 1.9). */
public interface Surroundings {

    /** No files, no environment, no chance: what is not in the text does not exist. */
    Surroundings NONE = new FilesOnly(new NoFiles());

    /** Decides lines that begin with {@code @}. */
    String configId();

    SourceReader files();

    /** Whether every include must find all that it names ({@code -e}). */
    boolean isStrict();

    /** The environment variable, or null. */
    @Nullable String environment(String name);

    /** A number from {@code least} to {@code most}, both included. */
    long random(long least, long most);

    /** Files without a machine that they are read for, or with no more than its id. */
    record FilesOnly(SourceReader files, String configId) implements Surroundings {

        public FilesOnly(SourceReader files) {
            this(files, "");
        }

        @Override
        public boolean isStrict() {
            return false;
        }

        @Override
        public @Nullable String environment(String name) {
            return null;
        }

        @Override
        public long random(long least, long most) {
            return least;
        }
    }

    /** The empty disk. */
    final class NoFiles implements SourceReader {
        @Override
        public Answer read(Path file, int limitBytes) {
            return Answer.MISSING;
        }
    }
}
