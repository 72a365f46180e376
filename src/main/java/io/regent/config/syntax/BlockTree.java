package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The file as blocks within blocks. Made from any bytes; what does not fit is among the problems.
 */
public final class BlockTree {

    /** Keeps all of a file. */
    private static final class AllOfIt implements TopLevel {
        private final List<Statement> statements = new ArrayList<>();

        @Override
        public boolean reads(String keyword) {
            return true;
        }

        @Override
        public void take(Statement statement) {
            statements.add(statement);
        }
    }

    /**
     * Statements in a block at the top of a file that is read as it comes. Beyond that its closing
     * brace is probably lost, and the rest of the file need not come into memory to find out.
     */
    private static final int MOST_IN_BLOCK = 10_000;

    private BlockTree() {}

    /**
     * Reads a file as it comes, so that no more than one block of its top is in memory at a time.
     *
     * @param file its name in messages, and the place that names of included files begin at
     * @return false when its braces do not balance, or probably do not, or reading it costs too
     *     much: then what was taken and reported so far is worth nothing, and {@link #mended} tells
     *     what is wrong, if anything is
     */
    public static boolean stream(
            Path file,
            byte[] bytes,
            Surroundings surroundings,
            TopLevel reader,
            Problems problems) {
        var builder = new BlockBuilder(reader, MOST_IN_BLOCK, problems);
        boolean isWhole = split(file, bytes, surroundings, builder, false, problems);
        return builder.isBalancedAtEnd() && isWhole;
    }

    /**
     * Reads a file with lost braces put where they probably belong: once for its outline, in which
     * they are looked for, once for their places, if any are lost, and once as it comes.
     *
     * @param grammar tells keywords from other words, to find the place of a lost brace
     * @param mostPieces lines and braces to keep the outline of: of a larger file the place of a
     *     lost brace is not looked for
     */
    public static void mended(
            Path file,
            byte[] bytes,
            Surroundings surroundings,
            Grammar grammar,
            int mostPieces,
            TopLevel reader,
            Problems problems) {
        var outline = new Outline(mostPieces);
        if (!split(file, bytes, surroundings, outline, false, problems)) return;
        if (outline.isOverfull()) {
            problems.add(tooLargeToMend(file));
            return;
        }
        var repair = BraceRepair.of(outline.shapes(), grammar);
        // What is wrong with words and includes has been said.
        var said = new Problems();
        if (repair.isNeeded()) {
            split(file, bytes, surroundings, repair.placeFinder(), false, said);
            Span whole = Span.wholeFile(file.toString());
            for (Problem problem : repair.problems(whole)) problems.add(problem);
        }
        var builder = new BlockBuilder(reader, Integer.MAX_VALUE, problems);
        var mended = new MendedFile(repair, builder);
        split(file, bytes, surroundings, mended, false, said);
        mended.end();
        if (!builder.isBalancedAtEnd()) problems.add(changedMeanwhile(file));
    }

    /**
     * Reads a file as keepalived does, wherever its braces are; in memory is no more than one block
     * of its top.
     *
     * @param grammar tells which words open a block
     */
    public static void literal(
            Path file,
            byte[] bytes,
            Surroundings surroundings,
            Grammar grammar,
            TopLevel reader,
            Problems problems) {
        var tree = new LiteralTree(grammar, reader, problems);
        if (split(file, bytes, surroundings, tree, true, problems)) tree.end();
    }

    /** The statements at the top of a file on its own: whatever it includes does not exist. */
    public static List<Statement> read(
            String file, byte[] bytes, Grammar grammar, Problems problems) {
        return read(Path.of(file), bytes, Surroundings.NONE, grammar, problems);
    }

    /** The statements at the top of a file and of all that it includes, lost braces mended. */
    public static List<Statement> read(
            Path file,
            byte[] bytes,
            Surroundings surroundings,
            Grammar grammar,
            Problems problems) {
        var all = new AllOfIt();
        mended(file, bytes, surroundings, grammar, Integer.MAX_VALUE, all, problems);
        return all.statements;
    }

    /**
     * Returns whether it was read to its end.
     *
     * @param isLiteral whether the braces of a name that is not defined are braces
     */
    private static boolean split(
            Path file,
            byte[] bytes,
            Surroundings surroundings,
            PieceSink pieces,
            boolean isLiteral,
            Problems problems) {
        Iterator<SourceLine> lines = new LineSplitter(file.toString(), bytes, problems);
        var checks = new IncludeChecks(surroundings.isStrict(), pieces);
        var lexer = new Lexer(checks, isLiteral, problems);
        while (lines.hasNext()) {
            SourceLine line = lines.next();
            if (Directives.steers(line.text())) {
                // Most files have no such line, and are read as they stand.
                return new Expansion(surroundings, lexer, checks, problems).read(file, line, lines);
            }
            lexer.read(TextLine.of(line));
        }
        return true;
    }

    /** An included file that somebody has just edited. */
    private static Problem changedMeanwhile(Path file) {
        return Problem.error(
                ErrorClass.MISSING_EOB,
                Span.wholeFile(file.toString()),
                "the braces do not balance: the file, or one that it includes, changed while it"
                        + " was read");
    }

    private static Problem tooLargeToMend(Path file) {
        return Problem.error(
                        ErrorClass.MISSING_EOB,
                        Span.wholeFile(file.toString()),
                        "the braces do not balance")
                .expected("a '}' for each '{'; the configuration test, -t, tells where");
    }
}
