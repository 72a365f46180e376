package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problem.Related;
import io.regent.config.problem.Problems;
import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the lines that steer the parser and hands all others to the lexer: includes,
 * conditions, definitions, sequences and lists (inventory 1.7 to 1.10). Ends for every input, for
 * all of it is paid from one {@link Budget} and nothing nests deeper than a limit.
 */
final class Expansion {

    /** Lines of definitions and sequences within each other. */
    private static final int DEEPEST = 64;

    private final Surroundings surroundings;
    private final Lexer lexer;
    private final IncludeChecks checks;
    private final Problems problems;
    private final Budget budget = new Budget();
    private final Definitions definitions;
    private int depth;

    /** The budget is spent: nothing more is read, and there is a problem that says so. */
    private boolean isOver;

    Expansion(Surroundings surroundings, Lexer lexer, IncludeChecks checks, Problems problems) {
        this.surroundings = surroundings;
        this.lexer = lexer;
        this.problems = problems;
        this.checks = checks;
        this.definitions = new Definitions(surroundings, budget, problems);
    }

    /** Reads the main file from its first such line on; false when that costs too much. */
    boolean read(Path path, SourceLine first, Iterator<SourceLine> following) {
        var file = new OpenFile(path, null);
        read(TextLine.of(first), null, file, following);
        read(file, following);
        return !isOver;
    }

    private void read(OpenFile file, Iterator<SourceLine> following) {
        while (!isOver && following.hasNext()) {
            read(TextLine.of(following.next()), null, file, following);
        }
    }

    /**
     * One line, wherever it comes from.
     *
     * @param uses the definitions that it comes out of
     * @param following the lines behind it, where a definition could go on
     */
    private void read(
            TextLine line, @Nullable Uses uses, OpenFile file, Iterator<SourceLine> following) {
        String text = line.text();
        int start = Lexer.skipBlanks(text, 0);
        if (start == text.length()) return;
        TextLine rest = line;
        if (text.charAt(start) == '@') {
            int wordEnd = wordEnd(text, start);
            if (!holds(text, start, wordEnd)) return;
            rest = line.from(Lexer.skipBlanks(text, wordEnd));
            start = 0;
        }
        int equals = Directives.definitionEnd(rest.text(), start);
        if (equals > 0) {
            definitions.define(definition(rest, start, equals, following));
            return;
        }
        rest = rest.part(0, Lexer.commentStart(rest.text()));
        if (rest.text().startsWith("~", start)) rounds(rest.from(start), uses, file);
        else replaced(rest, uses, file);
    }

    private boolean isAffordable(TextLine line) {
        if (budget.spend(Budget.STEP + line.text().length())) return true;
        isOver = true;
        problems.add(budget.problem(line.span(0, line.text().length())));
        return false;
    }

    private boolean holds(String text, int at, int wordEnd) {
        boolean isNegated = text.startsWith("^", at + 1);
        String wanted = text.substring(at + (isNegated ? 2 : 1), wordEnd);
        return wanted.equals(surroundings.configId()) != isNegated;
    }

    private static int wordEnd(String text, int start) {
        int i = start;
        while (i < text.length() && !Lexer.isBlank(text.charAt(i))) i++;
        return i;
    }

    private static Definition definition(
            TextLine line, int start, int equals, Iterator<SourceLine> following) {
        var definition = new Definition.Builder(line.text().substring(start + 1, equals));
        boolean goesOn = definition.add(line, equals + 1);
        while (goesOn && following.hasNext()) {
            goesOn = definition.add(TextLine.of(following.next()), 0);
        }
        return definition.build();
    }

    private void replaced(TextLine line, @Nullable Uses uses, OpenFile file) {
        Replaced replaced = definitions.replace(line, uses, file.path());
        if (replaced == null) {
            isOver = budget.left() == 0;
            return;
        }
        int includeStart = lexer.read(replaced.line());
        if (includeStart >= 0)
            include(Include.read(replaced.line(), includeStart, checks.level()), file);
        for (Replaced.Tail tail : replaced.tails()) {
            List<Definition.Line> lines = tail.uses().definition().lines();
            for (Definition.Line each : lines.subList(1, lines.size())) {
                var next = TextLine.replacing(tail.use(), each.text(), each.origin());
                readDeeper(next, tail.uses(), file);
            }
        }
    }

    private void readDeeper(TextLine line, @Nullable Uses uses, OpenFile file) {
        if (isOver) return;
        if (depth == DEEPEST) {
            Span at = line.span(0, line.text().length());
            String message = "definitions and sequences within each other, too deep to follow";
            problems.add(Problem.error(ErrorClass.FATAL, at, message));
            return;
        }
        if (!isAffordable(line)) return;
        depth++;
        read(line, uses, file, Collections.emptyIterator());
        depth--;
    }

    /** The line begins with {@code ~}; without a known word behind it, it is an ordinary line. */
    private void rounds(TextLine line, @Nullable Uses uses, OpenFile file) {
        int open = line.text().indexOf('(');
        int close = line.text().indexOf(')', open + 1);
        String kind = open < 0 ? "" : line.text().substring(0, open).stripTrailing();
        if (!kind.equals("~SEQ") && !kind.equals("~SEQx") && !kind.equals("~LST")) {
            replaced(line, uses, file);
            return;
        }
        if (close < 0) {
            problems.add(
                    Problem.error(
                                    ErrorClass.GENERAL_ERROR,
                                    line.span(0, line.text().length()),
                                    "'" + kind + "(' is never closed")
                            .expected("a ) behind its values"));
            return;
        }
        Span at = line.span(0, close + 1);
        Replaced arguments = definitions.replace(line.part(open + 1, close), uses, file.path());
        if (arguments == null) {
            isOver = budget.left() == 0;
            return;
        }
        Rounds rounds = Rounds.read(kind, arguments.line().text(), at, problems);
        if (rounds != null) run(rounds, at, line.from(close + 1), uses, file);
    }

    private void run(Rounds rounds, Span at, TextLine line, @Nullable Uses uses, OpenFile file) {
        List<String> names = rounds.names();
        var before = new @Nullable Definition[names.size()];
        for (long round = 0; round < rounds.count() && !isOver; round++) {
            for (int i = 0; i < before.length; i++) {
                String value = rounds.value(round, i);
                var origin = new Related(at, "$" + names.get(i) + " is '" + value + "' here");
                var lines = List.of(new Definition.Line(value, origin));
                var earlier = definitions.define(new Definition(names.get(i), lines));
                if (round == 0) before[i] = earlier;
            }
            readDeeper(line, uses, file);
        }
        for (int i = before.length - 1; i >= 0; i--) definitions.restore(names.get(i), before[i]);
    }

    private void include(Include include, OpenFile file) {
        if (include.pattern().isEmpty()) {
            include.complain(include.mindsMissing(), "no file is named", problems);
            return;
        }
        if (file.depth() >= Include.DEEPEST) {
            include.refuse("files within files, more than " + Include.DEEPEST + " deep", problems);
            return;
        }
        boolean found = false;
        List<String> patterns = Glob.alternatives(include.pattern(), Include.MOST_ALTERNATIVES);
        for (String pattern : patterns) {
            if (isOver) return;
            boolean matches = openAll(pattern, include, file);
            found |= matches;
            if (!matches && patterns.size() > 1 && include.mindsBraces()) {
                include.complain(true, "no file matches '" + pattern + "'", problems);
                return;
            }
        }
        if (found || isOver) return;
        boolean isWild = Glob.isWild(include.pattern());
        boolean minds = isWild ? include.mindsEmpty() : include.mindsMissing();
        String message = "no file matches '" + include.pattern() + "'";
        // An empty directory for local additions is usual.
        if (isWild && !minds) problems.add(Problem.note(include.at(), message));
        else include.complain(minds, message, problems);
    }

    /** Whether the pattern, without braces, matches anything. */
    private boolean openAll(String pattern, Include include, OpenFile file) {
        boolean found = false;
        for (Path path : paths(pattern, include, file)) {
            if (isOver) break;
            found |= open(path, include, file);
        }
        return found;
    }

    private List<Path> paths(String pattern, Include include, OpenFile file) {
        try {
            return Glob.paths(file.directory(), pattern, surroundings.files(), budget);
        } catch (InvalidPathException e) {
            include.complain(
                    include.mindsUnreadable(), "the name cannot be used on this system", problems);
            return List.of();
        }
    }

    /** Whether there is such a file. */
    private boolean open(Path path, Include include, OpenFile by) {
        if (by.isWithin(path)) {
            String chain = new OpenFile(path, by).chain();
            include.refuse("a file includes itself: " + chain, problems);
            return true;
        }
        if (!budget.spend(Include.FILE_COST)) {
            isOver = true;
            problems.add(budget.problem(include.at()));
            return true;
        }
        var answer = surroundings.files().read(path, budget.left());
        if (answer.equals(SourceReader.Answer.MISSING)) return false;
        if (answer instanceof SourceReader.Answer.Text text) {
            budget.spend(text.bytes().length);
            String name = path.toString();
            IncludeLevel level = checks.level();
            read(new OpenFile(path, by), new LineSplitter(name, text.bytes(), problems));
            checks.goBackTo(level);
        } else {
            String reason = ((SourceReader.Answer.Refused) answer).reason();
            include.complain(
                    include.mindsUnreadable(), "the file '" + path + "' " + reason, problems);
        }
        return true;
    }
}
