package io.regent.lvs;

/**
 * Hears what happens, for scripts, FIFOs, mails, traps and logs. Must not block and must not call
 * back into the balancer.
 */
public interface BalancerObserver {

    /** Comes in the order in which others shall be told. */
    void notified(VirtualServerPlan plan, Notice notice);

    /**
     * The kernel did something else than what was asked. "Already there" is followed by an edit,
     * "not there" to an edit by an add, and refused commands are tried again.
     */
    void answered(IpvsCommand command, IpvsOutcome outcome);

    /** The kernel's table was not as it should be. */
    void drifted(Difference difference, boolean repaired);
}
