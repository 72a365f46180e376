package io.regent.probe;

import io.regent.check.CheckRules;
import io.regent.check.CheckerState;
import io.regent.check.SharedCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One check that the loop makes, with all that is known of it. For the loop's thread only. */
final class ActiveCheck implements Comparable<ActiveCheck> {

    /** As the newest plan has it: with the same checker, for others perhaps. */
    SharedCheck check;

    final CheckRules rules;
    List<Probe> probes = List.of();
    CheckerState state;
    long dueNanos;

    /** Under way; null between attempts. */
    @Nullable Attempt attempt;

    private final long order;

    /**
     * @param order decides between checks that are due at the same time
     */
    ActiveCheck(SharedCheck check, CheckerState state, long order) {
        this.check = check;
        this.rules = CheckRules.of(check.checker());
        this.state = state;
        this.order = order;
    }

    @Override
    public int compareTo(ActiveCheck other) {
        int byTime = Long.compare(dueNanos - other.dueNanos, 0);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
