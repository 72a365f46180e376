package io.regent.config.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file without its words, to look for a lost brace in: the whole text of a large one would take
 * more memory than all that is made of it.
 */
final class Outline implements PieceSink {

    private final int most;
    private final Map<Shape, Shape> known = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private boolean isOverfull;

    /**
     * @param most pieces to keep
     */
    Outline(int most) {
        this.most = most;
    }

    @Override
    public void add(Piece piece) {
        isOverfull |= shapes.size() == most;
        if (isOverfull) return;
        Shape shape = Shape.of(piece);
        Shape same = known.putIfAbsent(shape, shape);
        shapes.add(same == null ? shape : same);
    }

    /** One for each piece of the file, in order. */
    List<Shape> shapes() {
        return Collections.unmodifiableList(shapes);
    }

    /** Whether there were more pieces than were to be kept. */
    boolean isOverfull() {
        return isOverfull;
    }
}
