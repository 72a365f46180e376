package io.regent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What the keyword tables know of a word, for people who ask. */
public final class KeywordGuide {

    private static final String TOP = RootKeywords.TABLE.name();

    private KeywordGuide() {}

    /**
     * A keyword in one of the blocks that know it.
     *
     * @param block where it may stand
     * @param notation how its value is written; empty when it is known by name alone
     * @param fallback what holds when it is absent
     * @param badValue what a value that cannot be read leads to
     * @param support whether Regent carries it out
     * @param meaning one sentence; empty when it is known by name alone
     * @param example as it may stand in a file; empty when it is known by name alone
     */
    public record Entry(
            String keyword,
            String block,
            String notation,
            String fallback,
            String badValue,
            String support,
            String meaning,
            String example) {}

    /** In the order of the tables; none when no block knows the word. */
    public static List<Entry> find(String word) {
        var entries = new ArrayList<Entry>();
        for (BlockTable table : Language.TABLES) {
            Support support = table.support(word);
            if (support == null) continue;
            Keyword<?> keyword = table.declared(word);
            entries.add(
                    keyword == null
                            ? new Entry(word, table.name(), "", "", "", support(support), "", "")
                            : entry(keyword, table));
        }
        return entries;
    }

    /** All keywords of all blocks, sorted, each once. */
    public static List<String> names() {
        var names = new TreeSet<String>();
        for (BlockTable table : Language.TABLES) names.addAll(table.names());
        return List.copyOf(names);
    }

    /** The keyword that was probably meant. */
    public static Optional<String> nearest(String word) {
        return Spelling.nearest(word, names());
    }

    private static Entry entry(Keyword<?> keyword, BlockTable table) {
        String badValue =
                keyword.onInvalid() == OnInvalid.IGNORE_LINE
                        ? "the line is ignored, with a warning"
                        : "the file is refused";
        return new Entry(
                keyword.name(),
                table.name(),
                keyword.type().notation(),
                fallback(keyword.fallback()),
                badValue,
                support(keyword.support()),
                keyword.doc(),
                example(keyword, table));
    }

    private static String support(Support support) {
        return switch (support) {
            case ACTIVE -> "works";
            case AS_ITS_BLOCK -> "as the block that it stands in";
            case ACCEPTED -> "read and noted, has no effect yet";
            case REFUSED -> "known, but a file that uses it is not started yet";
        };
    }

    private static String fallback(Default<?> fallback) {
        return switch (fallback) {
            case Default.Fixed<?>(var value) -> DefaultText.of(value);
            case Default.Inherited<?>(var from) -> from.name() + " of global_defs";
            case Default.Required<?> _ -> "none, it is required";
            case Default.Described<?>(var text) -> text.replace("`", "");
        };
    }

    private static String example(Keyword<?> keyword, BlockTable table) {
        String value = exampleValue(keyword);
        String line =
                KeywordExamples.find(keyword.name())
                        .orElse(value.isEmpty() ? keyword.name() : keyword.name() + " " + value);
        if (table.name().equals(TOP)) return line;
        boolean named = table.name().equals("vrrp_instance") || table.name().equals("vrrp_script");
        return table.name() + (named ? " NAME" : "") + " {\n" + line.indent(4) + "}";
    }

    /** The default where it can be written, else what the notation says. */
    private static String exampleValue(Keyword<?> keyword) {
        boolean isSwitch =
                keyword.fallback() instanceof Default.Fixed<?> fixed
                        && fixed.value() instanceof Boolean;
        if (isSwitch) return "";
        if (keyword.fallback() instanceof Default.Fixed<?>(var value)) {
            return DefaultText.of(value).replace(" s", "");
        }
        String notation = keyword.type().notation();
        boolean words = notation.contains(" ") && !notation.startsWith("{");
        return words ? "<" + notation + ">" : notation;
    }
}
