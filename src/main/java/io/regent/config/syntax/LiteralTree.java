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
final class LiteralTree implements PieceSink {

    /** A block that is being read. */
    private record Frame(Object block, List<Statement> statements) {}

    private final Grammar grammar;
    private final TopLevel reader;
    private final Problems problems;
    private final List<Frame> open = new ArrayList<>();

    /** Words whose brace may come next. */
    private @Nullable Piece words;

    /** The block at the top of the file that is open. */
    private @Nullable Statement top;

    private @Nullable Span last;

    /** Opening braces less closing ones, those without meaning included. */
    private int braces;

    LiteralTree(Grammar grammar, TopLevel reader, Problems problems) {
        this.grammar = grammar;
        this.reader = reader;
        this.problems = problems;
        open.add(new Frame(grammar.top(), new ArrayList<>()));
    }

    @Override
    public void add(Piece piece) {
        last = piece.at();
        Piece head = words;
        words = null;
        if (head != null && put(head, piece)) return;
        switch (piece.kind()) {
            case WORDS -> words = piece;
            case OPEN -> stray(piece);
            case CLOSE -> close(piece);
        }
    }

    /** Behind the last piece: what is open ends there. */
    void end() {
        if (words != null) put(words, null);
        words = null;
        handOver();
        if (braces > 0 && last != null) missingAtEnd(last);
    }

    /** Returns whether the next piece is the brace that belongs to the words. */
    private boolean put(Piece head, @Nullable Piece next) {
        Object inner = grammar.inside(open.getLast().block(), head.firstWord());
        if (inner == null) {
            take(statement(head, null));
            return false;
        }
        boolean opens = next != null && next.isOpen();
        Span behind = next == null ? head.at() : next.at();
        var within = new ArrayList<Statement>();
        take(statement(head, new Statement.Body(opens ? behind : head.at(), within)));
        open.add(new Frame(inner, within));
        if (opens) braces++;
        else if (!grammar.isEntries(inner)) neverOpened(behind);
        return opens;
    }

    private void take(Statement statement) {
        if (open.size() > 1) open.getLast().statements().add(statement);
        else if (statement.body() == null) reader.take(statement);
        else top = statement;
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
            if (open.size() == 1) handOver();
            return;
        }
        String message = "'}' is no keyword of the top of the file";
        problems.add(Problem.error(ErrorClass.UNKNOWN_KEYWORD, brace.at(), message));
    }

    private void handOver() {
        Statement complete = top;
        top = null;
        if (complete != null) reader.take(complete);
    }

    private void neverOpened(Span at) {
        problems.add(Problem.error(ErrorClass.MISSING_BOB, at, "a '{' is missing in front of it"));
    }

    private void missingAtEnd(Span end) {
        String message = braces + " closing braces are missing";
        problems.add(Problem.error(ErrorClass.MISSING_EOB, end, message));
    }
}
