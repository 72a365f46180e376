package io.regent.config.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes the pieces of a file on with its braces mended. */
final class MendedFile implements PieceSink {

    private final BraceRepair repair;
    private final PieceSink pieces;

    /** The next piece of the mended file. */
    private int next;

    /** The next piece of the file as it stands. */
    private int index;

    private @Nullable Piece last;

    MendedFile(BraceRepair repair, PieceSink pieces) {
        this.repair = repair;
        this.pieces = pieces;
    }

    @Override
    public void add(Piece piece) {
        putIn();
        if (next < repair.size() && repair.origin(next) == index) {
            pieces.add(piece);
            last = piece;
            next++;
        }
        index++;
    }

    /** Behind the last piece of the file. */
    void end() {
        putIn();
    }

    /**
     * A brace that is put in takes the place of the piece before it, and is never blamed itself.
     */
    private void putIn() {
        while (last != null && next < repair.size() && repair.origin(next) < 0) {
            pieces.add(new Piece(repair.kind(next), List.of(), last.at(), false, last.indent()));
            next++;
        }
    }
}
