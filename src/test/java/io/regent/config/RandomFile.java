package io.regent.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files that nobody would write: any keywords in any order, each with a value that the limits of
 * its declaration allow, laid out at random and full of comments. Equal seeds make equal files.
 */
public final class RandomFile {

    /** Values by the keyword and its block, as the tests of the limits have them. */
    private static final Map<String, List<String>> VALUES = values();

    private static final int DEEPEST = 5;
    private static final String[] COMMENTS = {"# a", "! b { \"", "#c }", "# \u00e9  d  ", "!"};

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final String lineEnd;
    private final Set<String> keywords;
    private int names;

    private RandomFile(Random random, Set<String> keywords) {
        this.random = random;
        this.keywords = keywords;
        this.lineEnd = random.nextInt(8) == 0 ? "\r\n" : "\n";
    }

    public static String of(long seed) {
        return of(seed, new TreeSet<>());
    }

    /**
     * @param keywords gets the names of all that come in the file, with those of their blocks
     */
    static String of(long seed, Set<String> keywords) {
        var file = new RandomFile(new Random(seed), keywords);
        file.block(RootKeywords.TABLE, 0);
        return file.text.toString();
    }

    private void block(BlockTable table, int depth) {
        // Every keyword comes in some file, and no file has all.
        int least = 1 + random.nextInt(8);
        for (Keyword<?> keyword : table.declared()) {
            if (random.nextInt(10) >= least) continue;
            line(table, keyword, depth);
        }
    }

    private void line(BlockTable table, Keyword<?> keyword, int depth) {
        List<String> values = VALUES.getOrDefault(table.name() + "/" + keyword.name(), List.of());
        String value = values.isEmpty() ? "" : values.get(random.nextInt(values.size()));
        Object inside = new TableGrammar().inside(table, keyword.name());
        keywords.add(table.name() + " / " + keyword.name());
        noise();
        blanks();
        text.append(keyword.name());
        if (inside instanceof BlockTable inner && depth < DEEPEST) {
            named(value.substring(0, Math.max(0, value.indexOf('{'))), inner, depth);
        } else {
            text.append(gap()).append(value.replace(" ", gap()));
        }
        end();
    }

    private void named(String name, BlockTable inner, int depth) {
        // Names differ, addresses may not.
        String unlike = name.isBlank() || name.contains(".") ? name : " n" + names++ + " ";
        text.append(' ').append(unlike.replace(" ", gap()));
        text.append(random.nextBoolean() ? "{" : " {");
        end();
        block(inner, depth + 1);
        blanks();
        text.append('}');
    }

    /** Comments and empty lines between two lines. */
    private void noise() {
        while (random.nextInt(4) == 0) {
            blanks();
            if (random.nextBoolean()) text.append(comment());
            text.append(lineEnd);
        }
    }

    private void end() {
        if (random.nextInt(3) == 0) text.append(gap()).append(comment());
        text.append(lineEnd);
    }

    private String comment() {
        return COMMENTS[random.nextInt(COMMENTS.length)];
    }

    private void blanks() {
        for (int i = random.nextInt(4); i > 0; i--) text.append(random.nextBoolean() ? " " : "\t");
    }

    private String gap() {
        return random.nextInt(3) == 0 ? "  \t" : " ";
    }

    private static Map<String, List<String>> values() {
        var values = new HashMap<String, List<String>>();
        KeywordLimitsTest.rows()
                .forEach(row -> add(row.table(), row.keyword(), row.good(), values));
        LvsKeywordLimitsTest.rows()
                .forEach(row -> add(row.table(), row.keyword(), row.good(), values));
        return values;
    }

    private static void add(
            BlockTable table, Keyword<?> keyword, String good, Map<String, List<String>> values) {
        var texts = new ArrayList<String>();
        for (String cell : good.split(" ; ", -1)) {
            int arrow = cell.indexOf("=>");
            if (arrow >= 0) texts.add(cell.substring(0, arrow).trim());
        }
        values.put(table.name() + "/" + keyword.name(), texts);
    }
}
