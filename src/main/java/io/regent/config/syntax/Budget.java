package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;

/**
 * What reading one configuration may cost, in characters of text. Included files, every line and
 * every replacement are paid from it, so that no file can make reading endless.
 */
final class Budget {

    /** As much as the largest file on its own may hold. */
    static final int LIMIT = 16 << 20;

    /** A line or a replacement costs this much on top of its text. */
    static final int STEP = 48;

    private int left = LIMIT;

    int left() {
        return left;
    }

    /** False when too little is left; then nothing is left any more. */
    boolean spend(int characters) {
        left = characters > left ? 0 : left - characters;
        return left > 0;
    }

    Problem problem(Span at) {
        String message =
                "here the configuration grows beyond "
                        + LIMIT
                        + " characters, included files and definitions counted";
        return Problem.error(ErrorClass.FATAL, at, message);
    }
}
