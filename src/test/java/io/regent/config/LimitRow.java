package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Severity;
import io.regent.config.problem.Span;
import io.regent.config.syntax.BlockTree;
import io.regent.config.syntax.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A keyword, its default, values with what they are read as, and values that are reported: a line
 * {@code block | keyword | default | good values | bad values}. A good value is separated from its
 * meaning by {@code =>}; values from each other by {@code ;}.
 */
record LimitRow(BlockTable table, Keyword<?> keyword, String fallback, String good, String bad) {

    /** The meaning of a value that is not looked at, for it is a block. */
    private static final String ANYTHING = "*";

    /** A line about the keyword of one block; what it says of blocks is for the caller to read. */
    static LimitRow of(BlockTable table, String[] cells) {
        Keyword<?> keyword = table.declared(cells[1].trim());
        assertNotNull(keyword, cells[1]);
        return new LimitRow(table, keyword, cells[2].trim(), cells[3], cells[4]);
    }

    static String[] cells(String line) {
        return line.split(" \\|", -1);
    }

    static BlockTable named(String name, List<BlockTable> tables) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    /** Every keyword of the blocks has a row, and every row a keyword. */
    static void assertComplete(Stream<LimitRow> rows, List<BlockTable> tables) {
        var tested = new TreeSet<String>();
        rows.forEach(row -> tested.add(row.toString()));
        Set<String> declared = new TreeSet<>();
        for (BlockTable table : tables) {
            for (Keyword<?> keyword : table.declared()) {
                declared.add(table.name() + " / " + keyword.name());
            }
        }
        assertEquals(declared, tested);
    }

    void assertGoodValuesAreRead() {
        for (String cell : values(good)) {
            String[] parts = cell.split("=>", -1);
            var problems = new Problems();
            Object value = read(parts[0].trim(), problems);
            assertNotNull(value, () -> cell + ": " + ProblemRenderer.render(problems.sorted()));
            if (!parts[1].equals(ANYTHING)) assertEquals(parts[1].trim(), value.toString(), cell);
            assertFalse(problems.hasErrors(), () -> ProblemRenderer.render(problems.sorted()));
        }
    }

    void assertDefault() {
        String declared =
                keyword.fallback() instanceof Default.Fixed<?>(var value) ? value.toString() : "-";
        assertEquals(fallback, declared);
        assertNull(nothing().get(keyword));
    }

    List<String> badValues() {
        return values(bad);
    }

    /** What is said about a value, without what is not active yet. */
    List<Problem> problems(String value) {
        var problems = new Problems();
        read(value, problems);
        return problems.sorted().stream()
                .filter(problem -> problem.severity() != Severity.NOTE)
                .toList();
    }

    private static List<String> values(String text) {
        return text.isBlank() ? List.of() : List.of(text.split(" ; ", -1));
    }

    private @Nullable Object read(String value, Problems problems) {
        byte[] bytes = (keyword.name() + " " + value.trim()).getBytes(StandardCharsets.UTF_8);
        var statements = BlockTree.read("f", bytes, new TableGrammar(), problems);
        var values = nothing();
        BlockReader.read(table, statements, values, problems);
        return values.get(keyword);
    }

    private static Values nothing() {
        return new Values(new Statement(List.of(), Span.wholeFile("f"), null));
    }

    @Override
    public String toString() {
        return table.name() + " / " + keyword.name();
    }
}
