package io.regent.config.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How plausible the nesting of a file is: each thing out of place is a sign with a cost. Signs of
 * layout count only in files that are indented.
 */
final class BraceScan {

    private static final int WRONG_KEYWORD = 4;
    private static final int WRONG_CLOSE = 3;
    private static final int WRONG_INDENT = 1;

    /** An open block; its lines should stand as deep as the first one does. */
    private static final class Frame {
        final @Nullable Object block;
        final int headIndent;
        int bodyIndent = -1;

        Frame(@Nullable Object block, int headIndent) {
            this.block = block;
            this.headIndent = headIndent;
        }
    }

    private final List<Shape> pieces;
    private final Grammar grammar;
    private final boolean indented;
    private final long limit;
    private final List<Integer> signs = new ArrayList<>();
    private final List<Integer> headsWithoutBrace = new ArrayList<>();
    private final List<Frame> open = new ArrayList<>();
    private long cost;

    private BraceScan(List<Shape> pieces, Grammar grammar, long limit) {
        this.pieces = pieces;
        this.grammar = grammar;
        this.indented = isIndented(pieces);
        this.limit = limit;
        scan();
    }

    static BraceScan of(List<Shape> pieces, Grammar grammar) {
        return new BraceScan(pieces, grammar, Long.MAX_VALUE);
    }

    /** The cost, or any number from {@code limit} on when it is no lower than that. */
    static long cost(List<Shape> pieces, Grammar grammar, long limit) {
        return new BraceScan(pieces, grammar, limit).cost;
    }

    /**
     * Indexes of pieces that are out of place, in order, each inside a block or a closing brace.
     */
    List<Integer> signs() {
        return signs;
    }

    /** Indexes of keywords that open a block but have no brace behind them. */
    List<Integer> headsWithoutBrace() {
        return headsWithoutBrace;
    }

    private void scan() {
        for (int i = 0; i < pieces.size() && cost < limit; i++) {
            Shape piece = pieces.get(i);
            switch (piece.kind()) {
                case WORDS -> words(i, piece);
                case OPEN -> open.add(frame(i, piece));
                case CLOSE -> close(i, piece);
            }
        }
    }

    private void words(int index, Shape piece) {
        String word = piece.firstWord();
        Object block = open.isEmpty() ? grammar.top() : open.getLast().block;
        boolean opens = index + 1 < pieces.size() && pieces.get(index + 1).isOpen();
        if (!opens && block != null && grammar.inside(block, word) != null) {
            headsWithoutBrace.add(index);
            cost += WRONG_KEYWORD;
        }
        long before = cost;
        if (!grammar.fits(block, word)) cost += WRONG_KEYWORD;
        if (indented && piece.startsLine()) cost += indentCost(piece.indent());
        if (cost > before && !open.isEmpty()) signs.add(index);
    }

    private int indentCost(int indent) {
        if (open.isEmpty()) return indent > 0 ? WRONG_INDENT : 0;
        Frame block = open.getLast();
        if (block.bodyIndent < 0) block.bodyIndent = indent;
        int wrong = indent == block.bodyIndent ? 0 : WRONG_INDENT;
        return indent <= block.headIndent ? wrong + WRONG_INDENT : wrong;
    }

    private Frame frame(int index, Shape brace) {
        Object outer = open.isEmpty() ? grammar.top() : open.getLast().block;
        boolean hasHead = index > 0 && pieces.get(index - 1).isWords();
        if (!hasHead) return new Frame(null, brace.indent());
        Shape head = pieces.get(index - 1);
        Object inner = outer == null ? null : grammar.inside(outer, head.firstWord());
        if (inner == null) inner = grammar.insideAnywhere(head.firstWord());
        return new Frame(inner, head.indent());
    }

    private void close(int index, Shape brace) {
        if (open.isEmpty()) {
            cost += WRONG_KEYWORD;
            return;
        }
        Frame block = open.removeLast();
        if (indented && brace.startsLine() && brace.indent() != block.headIndent) {
            cost += WRONG_CLOSE;
            signs.add(index);
        }
    }

    /** Whether most blocks begin with a line that is deeper than the block's own. */
    private static boolean isIndented(List<Shape> pieces) {
        int deeper = 0;
        int flat = 0;
        for (int i = 1; i + 1 < pieces.size(); i++) {
            Shape first = pieces.get(i + 1);
            if (!pieces.get(i).isOpen() || !first.isWords() || !first.startsLine()) continue;
            if (first.indent() > pieces.get(i - 1).indent()) deeper++;
            else flat++;
        }
        return deeper > flat;
    }
}
