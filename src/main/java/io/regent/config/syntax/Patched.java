package io.regent.config.syntax;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Pieces with one put in or taken out, to try how that would look. */
final class Patched extends AbstractList<Shape> implements RandomAccess {

    private final List<Shape> pieces;
    private final Shape put;
    private final int at;

    /** 1 behind a piece that is put in, -1 behind one that is taken out. */
    private final int shift;

    private Patched(List<Shape> pieces, Shape put, int at, int shift) {
        this.pieces = pieces;
        this.put = put;
        this.at = at;
        this.shift = shift;
    }

    static List<Shape> with(Shape piece, int at, List<Shape> pieces) {
        return new Patched(pieces, piece, at, 1);
    }

    static List<Shape> without(int at, List<Shape> pieces) {
        return new Patched(pieces, pieces.get(at), at, -1);
    }

    @Override
    public Shape get(int index) {
        if (index < at) return pieces.get(index);
        return shift > 0 && index == at ? put : pieces.get(index - shift);
    }

    @Override
    public int size() {
        return pieces.size() + shift;
    }
}
