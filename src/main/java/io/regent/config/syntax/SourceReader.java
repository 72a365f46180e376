package io.regent.config.syntax;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the text of a configuration comes from: the disk in the daemon, a map in tests. */
@FunctionalInterface
public interface SourceReader {

    /**
     * Never throws and never returns more than {@code limitBytes}: a file that is larger, missing,
     * unreadable or not a file is refused with the reason.
     */
    Answer read(Path file, int limitBytes);

    /** Names in a directory, in any order; null when there is no such directory to look into. */
    default @Nullable List<String> names(Path directory) {
        return null;
    }

    sealed interface Answer {

        Refused MISSING = new Refused("does not exist");

        /** The file as it is. */
        final class Text implements Answer {
            private final byte[] bytes;

            public Text(byte[] bytes) {
                this.bytes = bytes;
            }

            public byte[] bytes() {
                return bytes;
            }
        }

        /**
         * @param reason completes the sentence "the file ..."
         */
        record Refused(String reason) implements Answer {}
    }
}
