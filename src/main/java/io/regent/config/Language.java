package io.regent.config;

import java.util.ArrayList;
import java.util.List;

/** All tables together: what is only needed to explain a mistake, so a good file never loads it. */
final class Language {

    /** The top of the file first. */
    static final List<BlockTable> TABLES = tables();

    private Language() {}

    /** Whether the word is a keyword of any block. */
    static boolean knows(String word) {
        for (BlockTable table : TABLES) {
            if (table.knows(word)) return true;
        }
        return false;
    }

    private static List<BlockTable> tables() {
        var tables = new ArrayList<BlockTable>();
        tables.add(RootKeywords.TABLE);
        tables.add(GlobalKeywords.TABLE);
        tables.add(ScriptKeywords.TABLE);
        tables.add(InstanceKeywords.TABLE);
        tables.add(AuthenticationKeywords.TABLE);
        tables.add(HmacKeywords.TABLE);
        tables.add(TrackGroupKeywords.TABLE);
        tables.add(SyncGroupKeywords.TABLE);
        tables.add(GarpGroupKeywords.TABLE);
        tables.add(ProcessTrackKeywords.TABLE);
        tables.add(FileTrackKeywords.TABLE);
        tables.add(FileTrackKeywords.OLD_TABLE);
        tables.add(BfdKeywords.TABLE);
        tables.addAll(LvsTables.TABLES);
        return List.copyOf(tables);
    }
}
