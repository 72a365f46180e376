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
    private final List<RetiredKeyword> retired;
    private final Map<String, Keyword<?>> byName;

    /**
     * @param name as the path of keywords that leads to the block
     */
    BlockTable(String name, List<Keyword<?>> declared) {
        this(name, declared, List.of());
    }

    private BlockTable(String name, List<Keyword<?>> declared, List<RetiredKeyword> retired) {
        this.name = name;
        this.declared = declared;
        this.retired = retired;
        this.byName = HashMap.newHashMap(declared.size());
        for (Keyword<?> keyword : declared) byName.put(keyword.name(), keyword);
    }

    /** A block with keywords that others have as well, and some of its own behind them. */
    static BlockTable with(String name, List<Keyword<?>> common, Keyword<?>... own) {
        var declared = new ArrayList<Keyword<?>>(common);
        for (Keyword<?> keyword : own) declared.add(keyword);
        return new BlockTable(name, declared);
    }

    /** The same, with words that were keywords once, or seem to be. */
    BlockTable retiring(RetiredKeyword... keywords) {
        return new BlockTable(name, declared, List.of(keywords));
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

    /** They are none of the {@link #names}: nobody is to be led to them. */
    List<RetiredKeyword> retired() {
        return retired;
    }

    /** Null for a word that has not been retired. */
    @Nullable RetiredKeyword retired(String word) {
        for (RetiredKeyword keyword : retired) if (keyword.name().equals(word)) return keyword;
        return null;
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
