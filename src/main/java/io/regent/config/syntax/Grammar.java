package io.regent.config.syntax;

import org.jspecify.annotations.Nullable;

/** The little that brace repair must know of the keywords. */
public interface Grammar {

    /**
     * The block that {@code keyword} opens within {@code block}; null when nothing is known of what
     * is inside.
     *
     * @param block null for an unknown block; the top of the file has a block too
     */
    @Nullable Object inside(@Nullable Object block, String keyword);

    /** Whether the lines of the block are entries, not keywords. */
    boolean isEntries(Object block);

    /**
     * The block that {@code keyword} opens where it belongs; null for a keyword that opens none. A
     * block in the wrong place is then judged by its own keywords, as it would be in the right one.
     */
    @Nullable Object insideAnywhere(String keyword);

    /** The block of the top of the file. */
    Object top();

    /**
     * Whether a line that begins with {@code word} may stand in {@code block}. True where nothing
     * is known.
     */
    boolean fits(@Nullable Object block, String word);
}
