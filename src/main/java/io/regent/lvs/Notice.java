package io.regent.lvs;

import io.regent.config.lvs.RealServer;

/**
 * What others are told of a virtual server. Each is given in this order: SNMP trap, script, FIFO
 * line, mail (inventory 7.4). The notices of a step are in order, those of real servers before that
 * of their virtual server.
 */
public sealed interface Notice {

    /**
     * A real server came up ({@code notify_up}) or went down ({@code notify_down}), or its state
     * was confirmed by the first result of a check.
     */
    record RealServerChanged(RealServer server, boolean up, Cause cause, Reach reach)
            implements Notice {}

    /**
     * The quorum was gained ({@code quorum_up}) or lost ({@code quorum_down}).
     *
     * @param weightSum effective weights of live servers
     * @param threshold that was reached or missed
     */
    record QuorumChanged(boolean up, long weightSum, long threshold, Cause cause, Reach reach)
            implements Notice {}

    /**
     * {@code ha_suspend}: the address is no longer, or not yet, on this machine. Checks rest, but
     * for FILE_CHECK and BFD_CHECK; states stay as they are (inventory 7.9).
     */
    record ChecksSuspended() implements Notice {}

    /** {@code ha_suspend}: the address is on this machine. */
    record ChecksResumed() implements Notice {}

    /** Who is told. */
    enum Reach {
        EVERYONE,
        /** A stop without {@code omega}: SNMP traps alone (inventory 7.6). */
        TRAPS
    }
}
