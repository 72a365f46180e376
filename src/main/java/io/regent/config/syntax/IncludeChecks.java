package io.regent.config.syntax;

/**
 * Passes pieces on, and watches for {@code include_check}, which holds from its line on to the end
 * of its file.
 */
final class IncludeChecks implements PieceSink {

    private final PieceSink pieces;
    private IncludeLevel level;

    IncludeChecks(boolean isStrict, PieceSink pieces) {
        this.level = isStrict ? IncludeLevel.ALL : IncludeLevel.NONE;
        this.pieces = pieces;
    }

    @Override
    public void add(Piece piece) {
        if (piece.isWords() && piece.firstWord().equals("include_check")) {
            level = level.after(piece.words());
        }
        pieces.add(piece);
    }

    IncludeLevel level() {
        return level;
    }

    /** What an included file has asked for ends with it. */
    void goBackTo(IncludeLevel before) {
        level = before;
    }
}
