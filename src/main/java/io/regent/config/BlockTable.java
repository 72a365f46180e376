package io.regent.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keywords of one block.
 *
 * <p>Keywords that Regent does not carry out yet are listed by name alone until they get a
 * declaration of their own.
 */
final class BlockTable {

    private final String name;
    private final List<Keyword<?>> declared;
    private final String refused;
    private final String refusedBlocks;
    private final String accepted;
    private final List<RetiredKeyword> retired;
    private final Map<String, Keyword<?>> byName;

    /**
     * @param name as the path of keywords that leads to the block
     * @param refused names, separated by blanks
     * @param refusedBlocks names of those that open a block
     * @param accepted names of those that are noted and skipped
     */
    BlockTable(
            String name,
            List<Keyword<?>> declared,
            String refused,
            String refusedBlocks,
            String accepted) {
        this(name, declared, refused, refusedBlocks, accepted, List.of());
    }

    private BlockTable(
            String name,
            List<Keyword<?>> declared,
            String refused,
            String refusedBlocks,
            String accepted,
            List<RetiredKeyword> retired) {
        this.name = name;
        this.declared = declared;
        this.refused = refused;
        this.refusedBlocks = refusedBlocks;
        this.accepted = accepted;
        this.retired = retired;
        this.byName = HashMap.newHashMap(declared.size());
        for (Keyword<?> keyword : declared) byName.put(keyword.name(), keyword);
    }

    /** One whose keywords are all declared. */
    static BlockTable of(String name, List<Keyword<?>> declared) {
        return new BlockTable(name, declared, "", "", "");
    }

    /** The same, with words that were keywords once, or seem to be. */
    BlockTable retiring(RetiredKeyword... keywords) {
        return new BlockTable(name, declared, refused, refusedBlocks, accepted, List.of(keywords));
    }

    String name() {
        return name;
    }

    List<Keyword<?>> declared() {
        return declared;
    }

    /** Null for a keyword that is unknown here or known by name alone. */
    @Nullable Keyword<?> declared(String keyword) {
        return byName.get(keyword);
    }

    /** What becomes of a keyword of this block; null for a word that is none. */
    @Nullable Support support(String keyword) {
        Keyword<?> known = byName.get(keyword);
        if (known != null) return known.support();
        if (contains(accepted, keyword)) return Support.ACCEPTED;
        boolean later = contains(refused, keyword) || contains(refusedBlocks, keyword);
        return later ? Support.REFUSED : null;
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

    boolean opensBlock(String keyword) {
        Keyword<?> known = byName.get(keyword);
        return known == null ? contains(refusedBlocks, keyword) : known.type().opensBlock();
    }

    List<String> names() {
        var names = new ArrayList<String>();
        for (Keyword<?> keyword : declared) names.add(keyword.name());
        names.addAll(namedOnly());
        return names;
    }

    /** The keywords without a declaration. */
    List<String> namedOnly() {
        var names = new ArrayList<String>();
        addAll(refusedBlocks, names);
        addAll(refused, names);
        addAll(accepted, names);
        return names;
    }

    private static boolean contains(String names, String keyword) {
        // An empty word is found everywhere, and never ends to be.
        int at = keyword.isEmpty() ? -1 : names.indexOf(keyword);
        while (at >= 0) {
            int end = at + keyword.length();
            boolean begins = at == 0 || names.charAt(at - 1) == ' ';
            if (begins && (end == names.length() || names.charAt(end) == ' ')) return true;
            at = names.indexOf(keyword, at + 1);
        }
        return false;
    }

    private static void addAll(String blankSeparated, List<String> names) {
        if (blankSeparated.isEmpty()) return;
        for (String name : blankSeparated.split(" ")) names.add(name);
    }
}
