package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds the brace that was really left open, or is really one too many, and tells how to mend the
 * file so that the rest of it can be read without follow-up mistakes.
 *
 * <p>A file with the right number of braces is never touched, however it is laid out. Otherwise
 * each place where a closing brace could be missing (or superfluous) is tried, and the one that
 * leaves the file most plausible wins: closing braces below the line that opened them, lines deeper
 * than the block they are in (where the file is indented at all), and keywords in blocks that know
 * them.
 *
 * <p>It looks at the outline of the file. What it has found can be said when the file has been read
 * once more, for then the places are known.
 */
final class BraceRepair {

    /** Places tried for one brace; the first signs of trouble stand next to the real place. */
    private static final int CANDIDATES = 24;

    /** Braces looked for one by one. Beyond that the file is no longer a configuration. */
    private static final int REPAIRS = 8;

    /** The origin of a brace that is put in. */
    private static final int NOWHERE = -1;

    private static final Shape OPEN = Shape.brace(Piece.Kind.OPEN);
    private static final Shape CLOSE = Shape.brace(Piece.Kind.CLOSE);

    private final Grammar grammar;

    /** The file as far as it is mended. */
    private List<Shape> pieces;

    /** Which piece of the file each of them is. */
    private int[] origins;

    private final List<Supplier<Problem>> findings = new ArrayList<>();

    /** The pieces of the file that findings point at. */
    private final Set<Integer> wanted = new HashSet<>();

    private final Map<Integer, Span> places = new HashMap<>();
    private Span elsewhere = Span.wholeFile("");

    private BraceRepair(List<Shape> pieces, Grammar grammar) {
        this.pieces = pieces;
        this.grammar = grammar;
        this.origins = new int[pieces.size()];
        for (int i = 0; i < origins.length; i++) origins[i] = i;
    }

    static BraceRepair of(List<Shape> pieces, Grammar grammar) {
        var repair = new BraceRepair(pieces, grammar);
        repair.balance();
        return repair;
    }

    /** Takes the places that findings point at from the pieces of the file. */
    PieceSink placeFinder() {
        return new PieceSink() {
            private int index;

            @Override
            public void add(Piece piece) {
                if (wanted.contains(index)) places.put(index, piece.at());
                index++;
            }
        };
    }

    boolean isNeeded() {
        return !findings.isEmpty();
    }

    /**
     * What is wrong, once the places are known.
     *
     * @param file for a place that is no longer there
     */
    List<Problem> problems(Span file) {
        elsewhere = file;
        var problems = new ArrayList<Problem>();
        for (Supplier<Problem> finding : findings) problems.add(finding.get());
        return problems;
    }

    /** Pieces of the mended file. */
    int size() {
        return origins.length;
    }

    /** Which piece of the file it is; -1 for a brace that is put in. */
    int origin(int index) {
        return origins[index];
    }

    Piece.Kind kind(int index) {
        return pieces.get(index).kind();
    }

    private void balance() {
        for (int repair = 0; repair < REPAIRS; repair++) {
            int extra = firstExtra();
            if (extra >= 0) removeOneBefore(extra);
            else if (depthAtEnd() > 0) insertOne();
            else return;
        }
        cutDown();
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
        for (Shape piece : pieces) depth += piece.isOpen() ? 1 : piece.isClose() ? -1 : 0;
        return depth;
    }

    /** There is a closing brace too many: somewhere before it, or an opening one is missing. */
    private void removeOneBefore(int extra) {
        var scan = BraceScan.of(pieces, grammar);
        int best = extra;
        long bestCost = BraceScan.cost(Patched.without(extra, pieces), grammar, Long.MAX_VALUE);
        int tried = 0;
        for (int at : scan.signs()) {
            if (at >= extra || !pieces.get(at).isClose() || tried++ >= CANDIDATES) continue;
            long cost = BraceScan.cost(Patched.without(at, pieces), grammar, bestCost);
            if (cost < bestCost) {
                best = at;
                bestCost = cost;
            }
        }
        int head = bestHeadBefore(extra, scan.headsWithoutBrace(), bestCost);
        if (head >= 0) {
            int place = place(head);
            findings.add(() -> neverOpened(at(place)));
            putIn(OPEN, head + 1);
        } else {
            int place = place(best);
            findings.add(() -> closesNothing(at(place)));
            takeOut(best);
        }
    }

    /** The keyword that lacks its opening brace, or -1 if none explains more than {@code limit}. */
    private int bestHeadBefore(int extra, List<Integer> heads, long limit) {
        int best = -1;
        long bestCost = limit;
        int tried = 0;
        for (int head : heads) {
            if (head >= extra || tried++ >= CANDIDATES) break;
            long cost = BraceScan.cost(Patched.with(OPEN, head + 1, pieces), grammar, bestCost);
            if (cost < bestCost) {
                best = head;
                bestCost = cost;
            }
        }
        return best;
    }

    private static Problem neverOpened(Span head) {
        String message = "'" + head.text() + "' opens a block, but its '{' is missing";
        return Problem.error(ErrorClass.MISSING_BOB, head, message).expected("a '{' behind it");
    }

    private static Problem closesNothing(Span brace) {
        String message = "this '}' closes nothing: there is one '}' too many";
        return Problem.error(ErrorClass.UNEXPECTED_EOB, brace, message).expected("no '}' here");
    }

    private void insertOne() {
        var candidates = new ArrayList<Integer>();
        for (int at : BraceScan.of(pieces, grammar).signs()) {
            if (candidates.size() < CANDIDATES) candidates.add(at);
        }
        candidates.add(pieces.size());
        int best = pieces.size();
        long bestCost = Long.MAX_VALUE;
        for (int at : candidates) {
            long cost = BraceScan.cost(Patched.with(CLOSE, at, pieces), grammar, bestCost);
            if (cost < bestCost) {
                best = at;
                bestCost = cost;
            }
        }
        findNeverClosed(best);
        putIn(CLOSE, best);
    }

    private void findNeverClosed(int end) {
        int open = innermostOpenBefore(end);
        int brace = place(open);
        int head = open > 0 && pieces.get(open - 1).isWords() ? place(open - 1) : NOWHERE;
        boolean isAtEnd = end == pieces.size();
        int behind = place(isAtEnd ? end - 1 : end);
        findings.add(() -> {
            String message =
                    head == NOWHERE
                            ? "this '{' is never closed"
                            : "the block '" + at(head).text() + "' opened here is never closed";
            return Problem.error(ErrorClass.MISSING_EOB, at(brace), message)
                    .expected("a '}' of its own")
                    .seeAlso(
                            at(behind),
                            isAtEnd
                                    ? "it probably ends after this line, the last of the file"
                                    : "it probably ends before this line");
        });
    }

    private int innermostOpenBefore(int end) {
        int depth = 0;
        for (int i = end - 1; i >= 0; i--) {
            if (pieces.get(i).isClose()) depth++;
            else if (pieces.get(i).isOpen() && depth-- == 0) return i;
        }
        throw new AssertionError("a place for a missing brace lies within a block");
    }

    /** The piece of the file to point at; for a brace that was put in, the one before it. */
    private int place(int index) {
        int at = index;
        while (origins[at] == NOWHERE) at--;
        wanted.add(origins[at]);
        return origins[at];
    }

    private Span at(int place) {
        return places.getOrDefault(place, elsewhere);
    }

    private void putIn(Shape brace, int at) {
        pieces = List.copyOf(Patched.with(brace, at, pieces));
        var moved = new int[origins.length + 1];
        System.arraycopy(origins, 0, moved, 0, at);
        moved[at] = NOWHERE;
        System.arraycopy(origins, at, moved, at + 1, origins.length - at);
        origins = moved;
    }

    private void takeOut(int at) {
        pieces = List.copyOf(Patched.without(at, pieces));
        var moved = new int[origins.length - 1];
        System.arraycopy(origins, 0, moved, 0, at);
        System.arraycopy(origins, at + 1, moved, at, moved.length - at);
        origins = moved;
    }

    /** Too many are wrong: one problem for the rest, and whatever balance is quickest. */
    private void cutDown() {
        var open = new ArrayList<Integer>();
        var surplus = new ArrayList<Integer>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).isOpen()) open.add(i);
            if (!pieces.get(i).isClose()) continue;
            if (open.isEmpty()) surplus.add(i);
            else open.removeLast();
        }
        if (!surplus.isEmpty()) {
            int place = place(surplus.getFirst());
            findings.add(() ->
                    Problem.error(
                            ErrorClass.UNEXPECTED_EOB,
                            at(place),
                            "from here on there are more '}' that close nothing"));
        }
        if (!open.isEmpty()) {
            int place = place(open.getFirst());
            int count = open.size();
            findings.add(() ->
                    Problem.error(
                            ErrorClass.MISSING_EOB,
                            at(place),
                            "from here on " + count + " more blocks are never closed"));
        }
        leaveOut(surplus, open.size());
    }

    /**
     * @param surplus closing braces, in order
     * @param unclosed blocks that end with the file
     */
    private void leaveOut(List<Integer> surplus, int unclosed) {
        var kept = new ArrayList<Shape>(pieces.size());
        var keptOrigins = new int[pieces.size() - surplus.size() + unclosed];
        int next = 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (next < surplus.size() && surplus.get(next) == i) {
                next++;
                continue;
            }
            keptOrigins[kept.size()] = origins[i];
            kept.add(pieces.get(i));
        }
        for (int i = 0; i < unclosed; i++) {
            keptOrigins[kept.size()] = NOWHERE;
            kept.add(CLOSE);
        }
        pieces = kept;
        origins = keptOrigins;
    }
}
