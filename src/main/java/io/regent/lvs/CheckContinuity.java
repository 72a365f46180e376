package io.regent.lvs;

import io.regent.check.CheckSameness;
import io.regent.config.lvs.Checker;
import java.util.Arrays;
import java.util.List;

/**
 * Which checkers of a real server go on over a reload: those that ask the same of the same target
 * (inventory 7.5). How often, with which patience and with which alpha they ask may differ.
 */
public final class CheckContinuity {

    /** In the place of a position: there was no such checker. */
    public static final int NEW = -1;

    private CheckContinuity() {}

    /**
     * For each checker of {@code after} the position of its predecessor in {@code before}, or
     * {@link #NEW}. No two have the same predecessor.
     */
    public static int[] predecessors(List<Checker> before, List<Checker> after) {
        int[] found = new int[after.size()];
        Arrays.fill(found, NEW);
        var taken = new boolean[before.size()];
        for (int i = 0; i < found.length; i++) {
            for (int j = 0; j < taken.length && found[i] == NEW; j++) {
                if (taken[j] || !isSame(before.get(j), after.get(i))) continue;
                taken[j] = true;
                found[i] = j;
            }
        }
        return found;
    }

    private static boolean isSame(Checker one, Checker other) {
        return CheckSameness.key(one).equals(CheckSameness.key(other));
    }
}
