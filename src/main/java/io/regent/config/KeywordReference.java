package io.regent.config;

/** The reference page of all keywords, made from their tables. */
public final class KeywordReference {

    private KeywordReference() {}

    /** The whole page as Markdown. */
    public static String markdown() {
        var page = new StringBuilder();
        page.append("# Keywords of keepalived.conf\n\n");
        page.append("Generated from the keyword tables; a test keeps it up to date.\n\n");
        page.append("Support: *active* works; *accepted* is read and noted, and has no effect yet");
        page.append("; *stops*: read and checked, but Regent does not start with it yet.\n");
        page.append("A bad value either refuses the file or ignores the line with a warning.\n");
        for (BlockTable table : Language.TABLES) append(table, page);
        return page.toString();
    }

    /** Rows of a table: what is known in each block, and has no effect yet or stops the daemon. */
    public static String notActive() {
        var rows = new StringBuilder("| block | stops the daemon | accepted, without effect |\n");
        rows.append("|---|---|---|\n");
        for (BlockTable table : Language.TABLES) {
            String stops = names(table, Support.REFUSED);
            String accepted = names(table, Support.ACCEPTED);
            if (stops.isEmpty() && accepted.isEmpty()) continue;
            rows.append("| ").append(table.name()).append(" | ").append(stops);
            rows.append(" | ").append(accepted).append(" |\n");
        }
        return rows.toString();
    }

    private static String names(BlockTable table, Support support) {
        var names = new StringBuilder();
        for (Keyword<?> keyword : table.declared()) {
            if (keyword.support() != support) continue;
            names.append(names.isEmpty() ? "`" : ", `").append(keyword.name()).append('`');
        }
        return names.toString();
    }

    private static void append(BlockTable table, StringBuilder page) {
        page.append("\n## ").append(table.name()).append("\n\n");
        page.append("| keyword | value | default | bad value | support | meaning |\n");
        page.append("|---|---|---|---|---|---|\n");
        for (Keyword<?> keyword : table.declared()) page.append(row(keyword)).append('\n');
    }

    /** One line of a table. */
    static String row(Keyword<?> keyword) {
        return "| `"
                + keyword.name()
                + "` | "
                + keyword.type().notation().replace("|", "\\|")
                + " | "
                + defaultText(keyword.fallback())
                + " | "
                + (keyword.onInvalid() == OnInvalid.IGNORE_LINE ? "line ignored" : "refused")
                + " | "
                + support(keyword.support())
                + " | "
                + keyword.doc()
                + " |";
    }

    private static String support(Support support) {
        return switch (support) {
            case ACTIVE -> "active";
            case AS_ITS_BLOCK -> "as its block";
            case ACCEPTED -> "accepted";
            case REFUSED -> "stops";
        };
    }

    private static String defaultText(Default<?> fallback) {
        return switch (fallback) {
            case Default.Fixed<?>(var value) -> DefaultText.of(value);
            case Default.Inherited<?>(var from) -> "`" + from.name() + "`";
            case Default.Required<?> _ -> "required";
            case Default.Described<?>(var text) -> text;
        };
    }
}
