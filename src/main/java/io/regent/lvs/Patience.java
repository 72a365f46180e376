package io.regent.lvs;

/**
 * When to ask again for what the kernel refuses: in the next round, then after pauses that grow, so
 * that a thing that is impossible costs little. A round comes each second.
 */
final class Patience {

    /** Rounds. */
    private static final int LONGEST_PAUSE = 10;

    private int pause = 1;
    private int left = 1;

    /** Another round; whether this is the one. */
    boolean isOver() {
        return --left <= 0;
    }

    /** It was asked for, and refused once more. */
    void grow() {
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        left = pause;
    }
}
