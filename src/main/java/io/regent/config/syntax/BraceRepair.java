package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the brace that was really left open, or is really one too many, and mends the file so that
 * the rest of it can be read without follow-up mistakes.
 *
 * <p>A file with the right number of braces is never touched, however it is laid out. Otherwise
 * each place where a closing brace could be missing (or superfluous) is tried, and the one that
 * leaves the file most plausible wins: closing braces below the line that opened them, lines deeper
 * than the block they are in (where the file is indented at all), and keywords in blocks that know
 * them.
 */
final class BraceRepair {

    /** Places tried for one brace; the first signs of trouble stand next to the real place. */
    private static final int CANDIDATES = 24;

    /** Braces looked for one by one. Beyond that the file is no longer a configuration. */
    private static final int REPAIRS = 8;

    private final Grammar grammar;
    private final Problems problems;
    private List<Piece> pieces;

    private BraceRepair(List<Piece> pieces, Grammar grammar, Problems problems) {
        this.pieces = pieces;
        this.grammar = grammar;
        this.problems = problems;
    }

    static List<Piece> balanced(List<Piece> pieces, Grammar grammar, Problems problems) {
        return new BraceRepair(pieces, grammar, problems).balanced();
    }

    private List<Piece> balanced() {
        for (int repair = 0; repair < REPAIRS; repair++) {
            int extra = firstExtra();
            if (extra >= 0) removeOneBefore(extra);
            else if (depthAtEnd() > 0) insertOne();
            else return pieces;
        }
        return cutDown();
    }

    /** Index of the first closing brace without a partner, or -1. */
    private int firstExtra() {
        int depth = 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).isOpen()) depth++;
            else if (pieces.get(i).isClose() && --depth < 0) return i;
        }
        return -1;
    }

    private int depthAtEnd() {
        int depth = 0;
        for (Piece piece : pieces) depth += piece.isOpen() ? 1 : piece.isClose() ? -1 : 0;
        return depth;
    }

    /** There is a closing brace too many: somewhere before it, or an opening one is missing. */
    private void removeOneBefore(int extra) {
        var scan = new BraceScan(pieces, grammar);
        int best = extra;
        long bestCost = new BraceScan(without(extra), grammar).cost();
        int tried = 0;
        for (int at : scan.signs()) {
            if (at >= extra || !pieces.get(at).isClose() || tried++ >= CANDIDATES) continue;
            long cost = new BraceScan(without(at), grammar).cost();
            if (cost < bestCost) {
                best = at;
                bestCost = cost;
            }
        }
        int head = bestHeadBefore(extra, scan.headsWithoutBrace(), bestCost);
        if (head >= 0) {
            problems.add(neverOpened(pieces.get(head)));
            pieces = withOpenBehind(head);
        } else {
            problems.add(closesNothing(pieces.get(best).at()));
            pieces = without(best);
        }
    }

    /** The keyword that lacks its opening brace, or -1 if none explains more than {@code limit}. */
    private int bestHeadBefore(int extra, List<Integer> heads, long limit) {
        int best = -1;
        long bestCost = limit;
        int tried = 0;
        for (int head : heads) {
            if (head >= extra || tried++ >= CANDIDATES) break;
            long cost = new BraceScan(withOpenBehind(head), grammar).cost();
            if (cost < bestCost) {
                best = head;
                bestCost = cost;
            }
        }
        return best;
    }

    private static Problem neverOpened(Piece head) {
        String message = "'" + head.at().text() + "' opens a block, but its '{' is missing";
        return Problem.error(ErrorClass.MISSING_BOB, head.at(), message)
                .expected("a '{' behind it");
    }

    private static Problem closesNothing(Span brace) {
        String message = "this '}' closes nothing: there is one '}' too many";
        return Problem.error(ErrorClass.UNEXPECTED_EOB, brace, message).expected("no '}' here");
    }

    private void insertOne() {
        var candidates = new ArrayList<Integer>();
        for (int at : new BraceScan(pieces, grammar).signs()) {
            if (candidates.size() < CANDIDATES) candidates.add(at);
        }
        candidates.add(pieces.size());
        int best = pieces.size();
        long bestCost = Long.MAX_VALUE;
        for (int at : candidates) {
            long cost = new BraceScan(with(at), grammar).cost();
            if (cost < bestCost) {
                best = at;
                bestCost = cost;
            }
        }
        problems.add(neverClosed(best));
        pieces = with(best);
    }

    private Problem neverClosed(int end) {
        int open = innermostOpenBefore(end);
        String name = open > 0 && pieces.get(open - 1).isWords() ? head(pieces.get(open - 1)) : "";
        var problem =
                Problem.error(
                                ErrorClass.MISSING_EOB,
                                pieces.get(open).at(),
                                name.isEmpty()
                                        ? "this '{' is never closed"
                                        : "the block '" + name + "' opened here is never closed")
                        .expected("a '}' of its own");
        if (end == pieces.size()) {
            Span last = pieces.getLast().at();
            return problem.seeAlso(last, "it probably ends after this line, the last of the file");
        }
        return problem.seeAlso(pieces.get(end).at(), "it probably ends before this line");
    }

    private static String head(Piece words) {
        return words.at().text();
    }

    private int innermostOpenBefore(int end) {
        int depth = 0;
        for (int i = end - 1; i >= 0; i--) {
            if (pieces.get(i).isClose()) depth++;
            else if (pieces.get(i).isOpen() && depth-- == 0) return i;
        }
        throw new AssertionError("a place for a missing brace lies within a block");
    }

    /** The new brace takes the place of the piece before it, so that it is never blamed itself. */
    private List<Piece> with(int at) {
        var mended = new ArrayList<Piece>(pieces.size() + 1);
        mended.addAll(pieces.subList(0, at));
        mended.add(new Piece(Piece.Kind.CLOSE, List.of(), pieces.get(at - 1).at(), false, 0));
        mended.addAll(pieces.subList(at, pieces.size()));
        return mended;
    }

    private List<Piece> withOpenBehind(int head) {
        var mended = new ArrayList<Piece>(pieces.size() + 1);
        mended.addAll(pieces.subList(0, head + 1));
        Piece words = pieces.get(head);
        mended.add(new Piece(Piece.Kind.OPEN, List.of(), words.at(), false, words.indent()));
        mended.addAll(pieces.subList(head + 1, pieces.size()));
        return mended;
    }

    private List<Piece> without(int at) {
        var mended = new ArrayList<>(pieces);
        mended.remove(at);
        return mended;
    }

    /** Too many are wrong: one problem for the rest, and whatever balance is quickest. */
    private List<Piece> cutDown() {
        var mended = new ArrayList<Piece>(pieces.size());
        var open = new ArrayList<Piece>();
        @Nullable Piece surplus = null;
        for (Piece piece : pieces) {
            if (piece.isClose() && open.isEmpty()) {
                if (surplus == null) surplus = piece;
                continue;
            }
            if (piece.isOpen()) open.add(piece);
            if (piece.isClose()) open.removeLast();
            mended.add(piece);
        }
        if (surplus != null) {
            problems.add(
                    Problem.error(
                            ErrorClass.UNEXPECTED_EOB,
                            surplus.at(),
                            "from here on there are more '}' that close nothing"));
        }
        if (!open.isEmpty()) {
            problems.add(
                    Problem.error(
                            ErrorClass.MISSING_EOB,
                            open.getFirst().at(),
                            "from here on " + open.size() + " more blocks are never closed"));
            for (Piece piece : open) {
                mended.add(new Piece(Piece.Kind.CLOSE, List.of(), piece.at(), false, 0));
            }
        }
        return mended;
    }
}
