package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Keywords with right values are right in any company. What they ask for together may not be, and
 * is then said with other kinds of problems.
 */
class RandomFileTest {

    private static final int FILES = 300;

    /** Of the shape of a line, or of a value on its own. */
    private static final Set<ErrorClass> OF_A_LINE =
            Set.of(
                    ErrorClass.MISSING_PARAMETER,
                    ErrorClass.INVALID_NUMBER,
                    ErrorClass.UNMATCHED_QUOTE,
                    ErrorClass.MISSING_BOB,
                    ErrorClass.MISSING_EOB,
                    ErrorClass.UNEXPECTED_BOB,
                    ErrorClass.UNEXPECTED_EOB);

    @Test
    void rightValuesAreRightInAnyCompany() {
        for (int seed = 0; seed < FILES; seed++) {
            String text = RandomFile.of(seed);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (Problem problem : ConfigLoader.read("f", bytes).problems()) {
                String rendered = "seed " + seed + ": " + ProblemRenderer.render(problem);
                assertFalse(OF_A_LINE.contains(problem.kind()), rendered);
                assertFalse(problem.message().contains("unknown"), rendered);
            }
        }
    }

    /** Otherwise the test above says less than it seems to. */
    @Test
    void everyKeywordComesInSomeFile() {
        var used = new TreeSet<String>();
        for (int seed = 0; seed < FILES; seed++) RandomFile.of(seed, used);
        var declared = new TreeSet<String>();
        for (BlockTable table : Language.TABLES) {
            for (Keyword<?> keyword : table.declared())
                declared.add(table.name() + " / " + keyword.name());
        }
        declared.removeAll(used);
        assertEquals(Set.of(), declared);
    }
}
