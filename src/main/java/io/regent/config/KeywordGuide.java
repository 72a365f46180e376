package io.regent.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
     * @param notation how its value is written
     * @param fallback what holds when it is absent
     * @param badValue what a value that cannot be read leads to
     * @param support whether Regent carries it out
     * @param meaning one sentence
     * @param example as it may stand in a file
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
        List<Entry> entries = asWritten(word);
        return entries.isEmpty() ? asWritten(word.toLowerCase(Locale.ROOT)) : entries;
    }

    private static List<Entry> asWritten(String word) {
        var entries = new ArrayList<Entry>();
        for (BlockTable table : Language.TABLES) {
            Keyword<?> keyword = table.declared(word);
            if (keyword != null) entries.add(entry(keyword, table));
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
        String line =
                KeywordExamples.find(keyword.name())
                        .orElseGet(() -> ExampleValue.line(keyword.name(), value(keyword)));
        if (table.name().equals(TOP)) return line;
        return opening(table.name()) + "\n" + line.indent(4) + "}";
    }

    /** The first line of a block, with its name or address. */
    private static String opening(String block) {
        for (BlockTable table : Language.TABLES) {
            Keyword<?> keyword = table.declared(block);
            if (keyword == null || !keyword.type().notation().endsWith("}")) continue;
            String notation = keyword.type().notation();
            // The first of several ways to name it.
            int end = notation.indexOf(" |");
            String name = notation.substring(0, end < 0 ? notation.lastIndexOf('{') : end).strip();
            return name.isEmpty() ? block + " {" : block + " " + name + " {";
        }
        return block + " {";
    }

    /** The default where it can be written, else what the notation says. */
    private static String value(Keyword<?> keyword) {
        String notation = keyword.type().notation();
        boolean isMilliseconds = notation.endsWith("milliseconds");
        return switch (keyword.fallback()) {
            case Default.Fixed<?>(Boolean _) -> "";
            case Default.Fixed<?>(Duration time) when isMilliseconds ->
                    Long.toString(time.toMillis());
            case Default.Fixed<?>(var value) -> ExampleValue.of(notation, text(value));
            default -> ExampleValue.of(notation, "");
        };
    }

    private static String text(Object value) {
        return DefaultText.of(value).replace(" s", "");
    }
}
