package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file as blocks within blocks. Made from any bytes; what does not fit is among the problems.
 */
public final class BlockTree {

    private BlockTree() {}

    /**
     * The statements at the top of the file.
     *
     * @param file its name in messages, and the place that names of included files begin at
     * @param grammar tells keywords from other words, to find the place of a lost brace
     */
    public static List<Statement> read(
            Path file,
            byte[] bytes,
            Surroundings surroundings,
            Grammar grammar,
            Problems problems) {
        var lexer = new Lexer(problems, false);
        pieces(file, bytes, surroundings, lexer, problems);
        return build(BraceRepair.balanced(lexer.pieces(), grammar, problems), problems);
    }

    /** The statements as keepalived finds them, wherever the braces are. */
    public static List<Statement> readLiterally(
            Path file,
            byte[] bytes,
            Surroundings surroundings,
            Grammar grammar,
            Problems problems) {
        var lexer = new Lexer(problems, true);
        pieces(file, bytes, surroundings, lexer, problems);
        return new LiteralTree(lexer.pieces(), grammar, problems).statements();
    }

    private static void pieces(
            Path file, byte[] bytes, Surroundings surroundings, Lexer lexer, Problems problems) {
        List<SourceLine> lines = LineSplitter.split(file.toString(), bytes, problems);
        if (Directives.anyIn(lines)) {
            new Expansion(surroundings, lexer, problems).read(file, lines);
        } else {
            for (SourceLine line : lines) lexer.read(TextLine.of(line));
        }
    }

    /** A file on its own: whatever it includes does not exist. */
    public static List<Statement> read(
            String file, byte[] bytes, Grammar grammar, Problems problems) {
        return read(Path.of(file), bytes, Surroundings.NONE, grammar, problems);
    }

    /** The pieces' braces are balanced. No recursion: nesting as deep as a file is long is fine. */
    private static List<Statement> build(List<Piece> pieces, Problems problems) {
        var enclosing = new ArrayDeque<List<Statement>>();
        List<Statement> current = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            switch (piece.kind()) {
                case WORDS -> {
                    boolean opens = i + 1 < pieces.size() && pieces.get(i + 1).isOpen();
                    if (opens) {
                        var inner = new ArrayList<Statement>();
                        var body = new Statement.Body(pieces.get(++i).at(), inner);
                        current.add(statement(piece, body));
                        enclosing.push(current);
                        current = inner;
                    } else {
                        current.add(statement(piece, null));
                    }
                }
                case OPEN -> {
                    problems.add(nothingToOpen(piece.at()));
                    // What is inside counts for nothing; the file is refused anyway.
                    enclosing.push(current);
                    current = new ArrayList<>();
                }
                case CLOSE -> current = enclosing.pop();
            }
        }
        return current;
    }

    private static Statement statement(Piece piece, Statement.@Nullable Body body) {
        return new Statement(piece.words(), piece.at(), body, piece.written());
    }

    private static Problem nothingToOpen(Span brace) {
        return Problem.error(ErrorClass.UNEXPECTED_BOB, brace, "this '{' belongs to no keyword")
                .expected("a block's keyword before the brace");
    }
}
