package io.regent.config;

import io.regent.config.syntax.Grammar;
import org.jspecify.annotations.Nullable;

/** The keyword tables as brace repair sees them. Asked only when braces are wrong. */
final class TableGrammar implements Grammar {

    /** A block whose lines are entries; what is around it tells which words cannot be one. */
    private record EntryBlock(BlockTable around) {}

    @Override
    public Object top() {
        return RootKeywords.TABLE;
    }

    @Override
    public @Nullable Object inside(@Nullable Object block, String keyword) {
        if (!(block instanceof BlockTable outer) || !outer.opensBlock(keyword)) return null;
        return inside(outer, keyword);
    }

    @Override
    public @Nullable Object insideAnywhere(String keyword) {
        for (BlockTable table : Language.TABLES) {
            if (table.opensBlock(keyword)) return inside(table, keyword);
        }
        return null;
    }

    private static Object inside(BlockTable outer, String keyword) {
        // Where instances track files, track_file is a list; at the top it is a block of keywords.
        Keyword<?> known = outer.declared(keyword);
        boolean isList = known != null && known.type() instanceof BlockTypes.Entries<?>;
        BlockTable inner = isList ? null : tableOf(keyword, outer);
        return inner == null ? new EntryBlock(outer) : inner;
    }

    @Override
    public boolean isEntries(Object block) {
        return block instanceof EntryBlock;
    }

    @Override
    public boolean fits(@Nullable Object block, String word) {
        if (word.isEmpty() || word.charAt(0) == '$') return true;
        if (block instanceof BlockTable table) return table.knows(word);
        if (isAtTopOnly(word)) return false;
        return !(block instanceof EntryBlock entries) || !entries.around.knows(word);
    }

    private static boolean isAtTopOnly(String word) {
        if (!RootKeywords.TABLE.opensBlock(word)) return false;
        for (BlockTable table : Language.TABLES) {
            if (table != RootKeywords.TABLE && table.knows(word)) return false;
        }
        return true;
    }

    /** The table of the block that {@code keyword} opens; null when it has none. */
    private static @Nullable BlockTable tableOf(String keyword, BlockTable outer) {
        String ownName = keyword + " of " + outer.name();
        BlockTable found = null;
        for (BlockTable table : Language.TABLES) {
            if (table.name().equals(ownName)) return table;
            if (table.name().equals(keyword)) found = table;
        }
        return found;
    }
}
