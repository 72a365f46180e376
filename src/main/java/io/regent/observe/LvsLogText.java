package io.regent.observe;

import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Quorum;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.SorryServer;
import io.regent.lvs.Cause;
import io.regent.lvs.Difference;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.Notice;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.VirtualServerId;
import io.regent.lvs.VirtualServerPlan;
import java.util.Optional;

/** What the log says about virtual servers, in keepalived's words where it has any. */
public final class LvsLogText {

    private LvsLogText() {}

    /** {@code Removing service [10.0.0.1]:tcp:80 from VS [10.0.0.100]:tcp:80}. */
    public static String realServer(VirtualServerPlan plan, Notice.RealServerChanged change) {
        String server = " service " + plan.nameOf(change.server());
        String virtual = " VS " + plan.id().name();
        if (change.cause() instanceof Cause.Stop)
            return "Shutting down" + server + " from" + virtual;
        if (change.server().inhibitOnFailure())
            return (change.up() ? "Enabling" : "Disabling") + server + " of" + virtual;
        return change.up()
                ? "Adding" + server + " to" + virtual
                : "Removing" + server + " from" + virtual;
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
        boolean starting =
                change.cause() instanceof Cause.Start || change.cause() instanceof Cause.Reload;
        String down = starting ? "Starting with quorum down " : "Lost quorum ";
        return (change.up() ? "Gained quorum " : down) + rule + " for VS " + plan.id().name();
    }

    /**
     * What becomes of the sorry server of a virtual server that has one, once the quorum changed.
     */
    public static String sorryServer(VirtualServerPlan plan, SorryServer sorry, boolean serves) {
        String server = VirtualServerId.nameOf(sorry.endpoint(), plan.server().protocol());
        String what =
                sorry.inhibit()
                        ? (serves ? "Enabling" : "Disabling")
                        : (serves ? "Adding" : "Removing");
        return what
                + " sorry server "
                + server
                + (serves ? " to" : " from")
                + " VS "
                + plan.id().name();
    }

    /** {@code Removing alive servers from the pool for VS [10.0.0.100]:tcp:80}. */
    public static String pool(VirtualServerPlan plan, boolean sorryServes) {
        String what = sorryServes ? "Removing alive servers from" : "Adding alive servers to";
        return what + " the pool for VS " + plan.id().name();
    }

    /**
     * {@code Activating healthchecker for service [10.0.0.1]:tcp:80 for VS [10.0.0.100]:tcp:80}, a
     * line for each check that is made at intervals.
     *
     * @param what becomes of them: "Activating", "Deactivating", "Suspending"
     */
    public static void logChecks(VirtualServerPlan plan, String what, Log log) {
        for (RealServer real : plan.server().realServers()) {
            String line =
                    what
                            + " healthchecker for service "
                            + plan.nameOf(real)
                            + " for VS "
                            + plan.id().name();
            for (Checker checker : real.checkers()) {
                boolean isTold =
                        checker instanceof Checker.TrackedFile || checker instanceof Checker.Bfd;
                if (!isTold) log.info(line);
            }
        }
    }

    /** {@code Changing weight from 1 to 5 for active service [10.0.0.1]:tcp:80 of VS …}. */
    public static String weightChanged(
            VirtualServerPlan plan, RealServer real, int before, int after, boolean active) {
        return "Changing weight from "
                + before
                + " to "
                + after
                + (active ? " for active service " : " for inactive service ")
                + plan.nameOf(real)
                + " of VS "
                + plan.id().name();
    }

    /** A reload has taken a real server away. */
    public static String gone(VirtualServerPlan plan, RealServer real) {
        return "service " + plan.nameOf(real) + " no longer exist";
    }

    /** A reload has taken a virtual server away. */
    public static String gone(VirtualServerPlan plan) {
        return "Removing Virtual Server " + plan.id().name();
    }

    /** Somebody else has changed the kernel's table. */
    public static String drifted(Difference difference, boolean repaired) {
        String done = repaired ? "; put right" : "; left as it is";
        return "The kernel's table is not as configured: " + text(difference) + done;
    }

    private static String text(Difference difference) {
        String service = " service " + nameOf(difference.service());
        return switch (difference) {
            case Difference.MissingService _ -> "there is no" + service;
            case Difference.OtherService(var wanted, var found) ->
                    service.substring(1)
                            + (wanted.scheduler().equals(found.scheduler())
                                    ? " has other settings"
                                    : " has scheduler " + found.scheduler());
            case Difference.MissingDestination(_, var wanted) ->
                    "there is no destination " + nameOf(wanted) + " in" + service;
            case Difference.OtherDestination(_, var wanted, var found) ->
                    "destination "
                            + nameOf(wanted)
                            + " of"
                            + service
                            + (wanted.weight() == found.weight()
                                    ? " has other settings"
                                    : " has weight " + found.weight());
            case Difference.StrangeDestination(_, var found) ->
                    "nobody asked for destination " + nameOf(found) + " in" + service;
        };
    }

    private static String nameOf(IpvsDestination destination) {
        var endpoint = destination.endpoint();
        return "[" + endpoint.address() + "]:" + endpoint.port();
    }

    private static String nameOf(ServiceKey key) {
        return switch (key) {
            case ServiceKey.Address(var protocol, var endpoint) ->
                    VirtualServerId.nameOf(endpoint, Optional.of(protocol));
            case ServiceKey.FwMark(_, long mark) -> "FWM " + mark;
        };
    }

    public static String running(int virtualServers, int checks) {
        return "Serving " + virtualServers + " virtual server(s), " + checks + " check(s)";
    }
}
