package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The file as blocks within blocks. Made from any bytes; what does not fit is among the problems.
 */
public final class BlockTree {

    private BlockTree() {}

    /**
     * The statements at the top of the file.
     *
     * @param file its name in messages
     * @param grammar tells keywords from other words, to find the place of a lost brace
     */
    public static List<Statement> read(
            String file, byte[] bytes, Grammar grammar, Problems problems) {
        List<Piece> pieces = Lexer.read(LineSplitter.split(file, bytes, problems), problems);
        return build(new ArrayDeque<>(BraceRepair.balanced(pieces, grammar, problems)), problems);
    }

    /**
     * The pieces' braces are balanced. No recursion: nesting as deep as a file is long is fine.
     * Pieces are let go one by one, as a large file would not fit into memory twice.
     */
    private static List<Statement> build(ArrayDeque<Piece> pieces, Problems problems) {
        var enclosing = new ArrayDeque<List<Statement>>();
        List<Statement> current = new ArrayList<>();
        for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
            switch (piece.kind()) {
                case WORDS -> {
                    Piece next = pieces.peek();
                    if (next != null && next.isOpen()) {
                        var inner = new ArrayList<Statement>(4);
                        var body = new Statement.Body(next.at(), inner);
                        current.add(new Statement(piece.words(), piece.at(), body));
                        pieces.remove();
                        enclosing.push(current);
                        current = inner;
                    } else {
                        current.add(new Statement(piece.words(), piece.at(), null));
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

    private static Problem nothingToOpen(Span brace) {
        return Problem.error(ErrorClass.UNEXPECTED_BOB, brace, "this '{' belongs to no keyword")
                .expected("a block's keyword before the brace");
    }
}
