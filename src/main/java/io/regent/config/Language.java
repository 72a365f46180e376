package io.regent.config;

import java.util.ArrayList;
import java.util.List;

/** All tables together: what is only needed to explain a mistake, so a good file never loads it. */
final class Language {

    /** The top of the file first. */
    static final List<BlockTable> TABLES = tables();

    private Language() {}

    private static List<BlockTable> tables() {
        var tables = new ArrayList<BlockTable>();
        tables.add(RootKeywords.TABLE);
        tables.add(GlobalKeywords.TABLE);
        tables.add(ScriptKeywords.TABLE);
        tables.add(InstanceKeywords.TABLE);
        tables.add(AuthenticationKeywords.TABLE);
        tables.addAll(LvsTables.TABLES);
        tables.addAll(LaterKeywords.TABLES);
        return List.copyOf(tables);
    }
}
