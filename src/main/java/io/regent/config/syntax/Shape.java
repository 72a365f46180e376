package io.regent.config.syntax;

/**
 * A piece as far as the place of a lost brace depends on it. A file of any size has few different
 * ones.
 *
 * @param firstWord empty for a brace
 */
record Shape(Piece.Kind kind, String firstWord, boolean startsLine, int indent) {

    static Shape of(Piece piece) {
        return new Shape(
                piece.kind(),
                piece.isWords() ? piece.firstWord() : "",
                piece.startsLine(),
                piece.indent());
    }

    /** A brace that is put in where the file has none. */
    static Shape brace(Piece.Kind kind) {
        return new Shape(kind, "", false, 0);
    }

    boolean isWords() {
        return kind == Piece.Kind.WORDS;
    }

    boolean isOpen() {
        return kind == Piece.Kind.OPEN;
    }

    boolean isClose() {
        return kind == Piece.Kind.CLOSE;
    }
}
