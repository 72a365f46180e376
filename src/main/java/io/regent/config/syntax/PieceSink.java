package io.regent.config.syntax;

/** Takes what the lexer finds, in the order of the text. */
interface PieceSink {
    void add(Piece piece);
}
