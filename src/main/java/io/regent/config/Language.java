package io.regent.config;

import io.regent.config.syntax.Grammar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tables together: what is only needed to explain a mistake, so a good file never loads it. */
final class Language {

    /** The top of the file first. */
    static final List<BlockTable> TABLES = tables();

    static final Grammar GRAMMAR = new TableGrammar();

    private Language() {}

    private static List<BlockTable> tables() {
        var tables = new ArrayList<BlockTable>();
        tables.add(RootKeywords.TABLE);
        tables.add(GlobalKeywords.TABLE);
        tables.add(ScriptKeywords.TABLE);
        tables.add(InstanceKeywords.TABLE);
        tables.add(AuthenticationKeywords.TABLE);
        tables.addAll(LaterKeywords.TABLES);
        return List.copyOf(tables);
    }

    /** The table of the block that {@code keyword} opens; null when it has none. */
    private static @Nullable BlockTable tableOf(String keyword) {
        for (BlockTable table : TABLES) if (table.name().equals(keyword)) return table;
        return null;
    }

    /** A block whose lines are entries; what is around it tells which words cannot be one. */
    private record EntryBlock(BlockTable around) {}

    private static final class TableGrammar implements Grammar {

        @Override
        public Object top() {
            return RootKeywords.TABLE;
        }

        @Override
        public @Nullable Object inside(@Nullable Object block, String keyword) {
            if (!(block instanceof BlockTable outer) || !outer.opensBlock(keyword)) return null;
            BlockTable inner = tableOf(keyword);
            return inner == null ? new EntryBlock(outer) : inner;
        }

        @Override
        public boolean fits(@Nullable Object block, String word) {
            if (word.isEmpty() || word.charAt(0) == '$') return true;
            if (block instanceof BlockTable table) return table.support(word) != null;
            if (isAtTopOnly(word)) return false;
            return !(block instanceof EntryBlock entries) || entries.around.support(word) == null;
        }

        private static boolean isAtTopOnly(String word) {
            if (!RootKeywords.TABLE.opensBlock(word)) return false;
            for (BlockTable table : TABLES) {
                if (table != RootKeywords.TABLE && table.support(word) != null) return false;
            }
            return true;
        }
    }
}
