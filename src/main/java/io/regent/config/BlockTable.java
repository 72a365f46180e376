package io.regent.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keywords of one block. */
final class BlockTable {

    private final String name;
    private final List<Keyword<?>> declared;
    private final Map<String, Keyword<?>> byName;

    /**
     * @param name as the path of keywords that leads to the block
     */
    BlockTable(String name, List<Keyword<?>> declared) {
        this.name = name;
        this.declared = declared;
        this.byName = HashMap.newHashMap(declared.size());
        for (Keyword<?> keyword : declared) byName.put(keyword.name(), keyword);
    }

    /** A block with keywords that others have as well, and some of its own behind them. */
    static BlockTable with(String name, List<Keyword<?>> common, Keyword<?>... own) {
        var declared = new ArrayList<Keyword<?>>(common);
        for (Keyword<?> keyword : own) declared.add(keyword);
        return new BlockTable(name, declared);
    }

    String name() {
        return name;
    }

    List<Keyword<?>> declared() {
        return declared;
    }

    /** Null for a word that is no keyword here. */
    @Nullable Keyword<?> declared(String keyword) {
        return byName.get(keyword);
    }

    boolean knows(String word) {
        return byName.containsKey(word);
    }

    boolean opensBlock(String word) {
        Keyword<?> keyword = byName.get(word);
        return keyword != null && keyword.type().opensBlock();
    }

    List<String> names() {
        var names = new ArrayList<String>(declared.size());
        for (Keyword<?> keyword : declared) names.add(keyword.name());
        return names;
    }
}
