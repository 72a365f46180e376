package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that keepalived finds where braces are out of place (inventory 1.5). It counts
 * nothing and guesses nothing: a brace behind a word that opens no block is passed over, what
 * follows belongs to the block around it, and the next closing brace ends that one. What it
 * complains about after the first mistake is mostly nonsense, but the status of {@code -t} depends
 * on it.
 */
final class LiteralTree {

    /** A block that is being read. */
    private record Frame(Object block, List<Statement> statements) {}

    private final List<Piece> pieces;
    private final Grammar grammar;
    private final Problems problems;
    private final List<Frame> open = new ArrayList<>();

    /** Opening braces less closing ones, those without meaning included. */
    private int braces;

    LiteralTree(List<Piece> pieces, Grammar grammar, Problems problems) {
        this.pieces = pieces;
        this.grammar = grammar;
        this.problems = problems;
    }

    List<Statement> statements() {
        var top = new ArrayList<Statement>();
        open.add(new Frame(grammar.top(), top));
        int i = 0;
        while (i < pieces.size()) {
            Piece piece = pieces.get(i++);
            switch (piece.kind()) {
                case WORDS -> i = words(piece, i);
                case OPEN -> stray(piece);
                case CLOSE -> close(piece);
            }
        }
        if (braces > 0) missingAtEnd();
        return top;
    }

    /** Returns the index of the next piece to be read. */
    private int words(Piece piece, int next) {
        Frame around = open.getLast();
        boolean opens = next < pieces.size() && pieces.get(next).isOpen();
        Object inner = grammar.inside(around.block(), piece.firstWord());
        if (inner == null) {
            around.statements().add(statement(piece, null));
            return next;
        }
        var within = new ArrayList<Statement>();
        Span start = opens ? pieces.get(next).at() : piece.at();
        around.statements().add(statement(piece, new Statement.Body(start, within)));
        open.add(new Frame(inner, within));
        if (!opens) {
            if (!grammar.isEntries(inner)) neverOpened(next);
            return next;
        }
        braces++;
        return next + 1;
    }

    private static Statement statement(Piece piece, Statement.@Nullable Body body) {
        return new Statement(piece.words(), piece.at(), body, piece.written());
    }

    /** A brace that opens nothing: a line of its own to a block of entries, nothing to others. */
    private void stray(Piece brace) {
        braces++;
        Frame around = open.getLast();
        if (grammar.isEntries(around.block())) {
            var words = List.of(new Word("{", brace.at()));
            around.statements().add(new Statement(words, brace.at(), null));
            problems.add(Problem.error(ErrorClass.UNEXPECTED_BOB, brace.at(), "a '{' as an entry"));
            return;
        }
        String message = "this '{' is passed over";
        problems.add(Problem.error(ErrorClass.UNEXPECTED_BOB, brace.at(), message));
    }

    private void close(Piece brace) {
        if (braces == 0) {
            String message = "this '}' is one too many";
            problems.add(Problem.error(ErrorClass.UNEXPECTED_EOB, brace.at(), message));
        } else {
            braces--;
        }
        if (open.size() > 1) {
            open.removeLast();
            return;
        }
        String message = "'}' is no keyword of the top of the file";
        problems.add(Problem.error(ErrorClass.UNKNOWN_KEYWORD, brace.at(), message));
    }

    private void neverOpened(int next) {
        Span at = pieces.get(Math.min(next, pieces.size() - 1)).at();
        problems.add(Problem.error(ErrorClass.MISSING_BOB, at, "a '{' is missing in front of it"));
    }

    private void missingAtEnd() {
        Span end = pieces.getLast().at();
        String message = braces + " closing braces are missing";
        problems.add(Problem.error(ErrorClass.MISSING_EOB, end, message));
    }
}
