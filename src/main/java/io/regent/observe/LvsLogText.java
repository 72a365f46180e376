package io.regent.observe;

import io.regent.config.lvs.Quorum;
import io.regent.lvs.Difference;
import io.regent.lvs.Notice;
import io.regent.lvs.VirtualServerPlan;

/** What the log says about virtual servers, in keepalived's words where it has any. */
public final class LvsLogText {

    private LvsLogText() {}

    /** {@code Removing service [10.0.0.1]:tcp:80 from VS [10.0.0.100]:tcp:80}. */
    public static String realServer(VirtualServerPlan plan, Notice.RealServerChanged change) {
        String server = plan.nameOf(change.server());
        String virtual = plan.id().name();
        return change.up()
                ? "Adding service " + server + " to VS " + virtual
                : "Removing service " + server + " from VS " + virtual;
    }

    /** {@code Gained quorum 1+0=1 <= 2 for VS [10.0.0.100]:tcp:80}. */
    public static String quorum(VirtualServerPlan plan, Notice.QuorumChanged change) {
        Quorum quorum = plan.server().quorum();
        String rule =
                quorum.weight()
                        + (change.up() ? "+" : "-")
                        + quorum.hysteresis()
                        + "="
                        + change.threshold()
                        + (change.up() ? " <= " : " > ")
                        + change.weightSum();
        String what = change.up() ? "Gained quorum " : "Lost quorum ";
        return what + rule + " for VS " + plan.id().name();
    }

    public static String suspended(VirtualServerPlan plan, boolean suspended) {
        String what = suspended ? "Suspending" : "Activating";
        return what + " healthcheckers of VS " + plan.id().name();
    }

    /** Somebody else has changed the kernel's table. */
    public static String drifted(Difference difference, boolean repaired) {
        String done = repaired ? "; put right" : "; left as it is";
        return "The kernel's table is not as configured: " + difference + done;
    }

    public static String running(int virtualServers, int checks) {
        return "Serving " + virtualServers + " virtual server(s), " + checks + " check(s)";
    }
}
