package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pieces to statements: each one at the top of the file is handed over as soon as it is complete.
 * No recursion: nesting as deep as a file is long is fine.
 */
final class BlockBuilder implements PieceSink {

    private final TopLevel reader;
    private final int mostInBlock;
    private final Problems problems;

    /** The bodies around {@link #current}; one for each open block that is not skipped. */
    private final ArrayDeque<List<Statement>> enclosing = new ArrayDeque<>();

    /** Where the next statement belongs; at the top of the file, into nobody's. */
    private List<Statement> current = new ArrayList<>();

    /** Words whose brace may come next. */
    private @Nullable Piece words;

    /** The block at the top of the file that is open. */
    private @Nullable Statement top;

    private int depth;
    private boolean isSkipping;

    /** Statements within the block at the top that is open. */
    private int inBlock;

    /** A brace too many, or a block that is too large: nothing counts any more. */
    private boolean isHopeless;

    /**
     * @param mostInBlock statements of a block at the top
     */
    BlockBuilder(TopLevel reader, int mostInBlock, Problems problems) {
        this.reader = reader;
        this.mostInBlock = mostInBlock;
        this.problems = problems;
    }

    @Override
    public void add(Piece piece) {
        if (isHopeless) return;
        Piece before = words;
        words = null;
        if (before != null) {
            if (piece.isOpen()) {
                open(before, piece.at());
                return;
            }
            put(before, null);
        }
        switch (piece.kind()) {
            case WORDS -> words = piece;
            case OPEN -> openNothing(piece.at());
            case CLOSE -> close();
        }
    }

    /**
     * False when braces are missing or left over, or a block is too large; what was handed over so
     * far is of no use.
     */
    boolean isBalancedAtEnd() {
        if (words != null) put(words, null);
        words = null;
        return depth == 0 && !isHopeless;
    }

    private void open(Piece head, Span brace) {
        if (depth == 0) isSkipping = !reader.reads(head.firstWord());
        var inner = new ArrayList<Statement>();
        put(head, new Statement.Body(brace, inner));
        deepen(inner);
    }

    private void openNothing(Span brace) {
        problems.add(nothingToOpen(brace));
        // What is inside counts for nothing; the file is refused anyway.
        if (depth == 0) isSkipping = true;
        deepen(new ArrayList<>());
    }

    private void deepen(List<Statement> inner) {
        if (!isSkipping) {
            enclosing.push(current);
            current = inner;
        }
        depth++;
    }

    private void put(Piece head, Statement.@Nullable Body body) {
        if (depth > 0 && isSkipping) return;
        if (depth > 0 && ++inBlock > mostInBlock) {
            giveUp();
            return;
        }
        var statement = new Statement(head.words(), head.at(), body, head.written());
        if (depth > 0) current.add(statement);
        else if (body == null) reader.take(statement);
        else top = statement;
    }

    private void close() {
        if (depth == 0) {
            isHopeless = true;
            return;
        }
        depth--;
        if (!isSkipping) current = enclosing.pop();
        if (depth > 0) return;
        isSkipping = false;
        inBlock = 0;
        Statement complete = top;
        top = null;
        if (complete != null) reader.take(complete);
    }

    private void giveUp() {
        isHopeless = true;
        top = null;
        enclosing.clear();
        current = new ArrayList<>();
    }

    private static Problem nothingToOpen(Span brace) {
        return Problem.error(ErrorClass.UNEXPECTED_BOB, brace, "this '{' belongs to no keyword")
                .expected("a block's keyword before the brace");
    }
}
