package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What names mean at this point of the file, and what replacing them may cost. */
final class Definitions {

    /** Definitions within definitions. */
    static final int DEEPEST = 64;

    /** Longer than any line that keepalived takes. */
    static final int LONGEST_LINE = 4096;

    private final Map<String, Definition> byName = new HashMap<>();
    private final BuiltIns builtIns;
    private final Budget budget;
    private final Problems problems;

    Definitions(Surroundings surroundings, Budget budget, Problems problems) {
        this.builtIns = new BuiltIns(surroundings);
        this.budget = budget;
        this.problems = problems;
    }

    /** Returns what the name meant before. */
    @Nullable Definition define(Definition definition) {
        return byName.put(definition.name(), definition);
    }

    void restore(String name, @Nullable Definition before) {
        if (before == null) byName.remove(name);
        else byName.put(name, before);
    }

    /**
     * A line with its references replaced; null, with a problem, when that would not end.
     *
     * @param uses what the line comes out of
     * @param file that it stands in
     */
    @Nullable Replaced replace(TextLine line, @Nullable Uses uses, Path file) {
        return new Replacement(this, line, uses, file).run();
    }

    @Nullable Definition find(String name) {
        return byName.get(name);
    }

    BuiltIns builtIns() {
        return builtIns;
    }

    /** Whether a definition may be used within others; otherwise there is a problem. */
    boolean mayUse(Definition definition, @Nullable Uses within, Span use) {
        String message;
        if (Uses.contain(within, definition)) {
            message = "$" + definition.name() + " refers to itself";
        } else if (Uses.depth(within) >= DEEPEST) {
            message = "definitions within definitions, more than " + DEEPEST + " deep";
        } else {
            return true;
        }
        Problem problem = Problem.error(ErrorClass.FATAL, use, message);
        problems.add(problem.expected("a definition that comes to an end"));
        return false;
    }

    /** Whether there may be a replacement that makes the line this long. */
    boolean isAffordable(int addedCharacters, int lineCharacters, Span use) {
        if (lineCharacters > LONGEST_LINE) {
            problems.add(
                    Problem.error(
                            ErrorClass.FATAL,
                            use,
                            "definitions make the line longer than "
                                    + LONGEST_LINE
                                    + " characters"));
            return false;
        }
        if (budget.spend(Budget.STEP + addedCharacters)) return true;
        problems.add(budget.problem(use));
        return false;
    }
}
