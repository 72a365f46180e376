package io.regent.lvs;

import io.regent.config.lvs.Checker;
import io.regent.config.lvs.RealServer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one real server stands.
 *
 * @param checkers in the order of the configuration
 * @param alive counts for the quorum; follows the checkers once the kernel has done its part
 * @param told somebody has been notified of whether it is alive
 * @param slot in the kernel
 */
public record RealServerState(
        List<CheckerState> checkers, boolean alive, boolean told, KernelSlot slot) {

    public RealServerState {
        checkers = List.copyOf(checkers);
    }

    static RealServerState initial(RealServer real) {
        var checkers = new ArrayList<CheckerState>(real.checkers().size());
        for (Checker checker : real.checkers()) checkers.add(CheckerState.initial(checker));
        boolean up = noneFailed(checkers);
        return new RealServerState(checkers, up, false, KernelSlot.EMPTY);
    }

    /** Whether no checker has failed; without checkers always. */
    public boolean isUp() {
        return noneFailed(checkers);
    }

    /** Configured weight and all changes to it, 0 to 2147483647 (inventory 7.1). */
    public int effectiveWeight(RealServer real) {
        long weight = real.weight();
        for (int i = 0; i < checkers.size(); i++) weight += checkers.get(i).weightChange();
        return (int) Math.clamp(weight, 0L, (long) Integer.MAX_VALUE);
    }

    RealServerState with(int checker, CheckerState state) {
        var changed = new ArrayList<>(checkers);
        changed.set(checker, state);
        return new RealServerState(changed, alive, told, slot);
    }

    RealServerState with(KernelSlot changed) {
        return changed.equals(slot) ? this : new RealServerState(checkers, alive, told, changed);
    }

    RealServerState withAlive(boolean nowAlive) {
        return new RealServerState(checkers, nowAlive, told, slot);
    }

    RealServerState asTold() {
        return told ? this : new RealServerState(checkers, alive, true, slot);
    }

    private static boolean noneFailed(List<CheckerState> checkers) {
        for (int i = 0; i < checkers.size(); i++) if (!checkers.get(i).up()) return false;
        return true;
    }
}
