package io.regent.lvs;

import io.regent.config.lvs.RealServer;
import io.regent.lvs.LvsEvent.AddressPresence;
import io.regent.lvs.LvsEvent.CheckerChanged;
import io.regent.lvs.LvsEvent.CommandOutcome;
import io.regent.lvs.LvsEvent.ConfigChanged;
import io.regent.lvs.LvsEvent.Removed;
import io.regent.lvs.LvsEvent.Retry;
import io.regent.lvs.LvsEvent.Shutdown;
import io.regent.lvs.LvsEvent.Startup;
import io.regent.lvs.LvsEvent.WeightChanged;
import java.util.List;

/**
 * One virtual server as a function of plan, state and event (inventory 7.2 to 7.6). It is total:
 * any event may come in any state.
 *
 * <pre>
 * Startup         services, then each server that is up; then the quorum
 * CheckerChanged  first failure: server out (weight 0 with inhibit_on_failure); then the quorum
 *                 last recovery: server in; then the quorum
 * WeightChanged   server edited; then the quorum
 * ConfigChanged   services edited, servers gone, old sorry server gone, servers in and out; quorum
 * quorum gained   sorry server out (weight 0 with its inhibit), then live servers in
 * quorum lost     live servers out, then the sorry server in; without one, servers stay
 * Shutdown        sorry server, servers, services
 * </pre>
 *
 * A step may end with commands. They are run, {@link CommandOutcome} says how that went, and the
 * next step goes on from there, until a step has none. What the kernel refuses leaves the real
 * server as it was, for the notifiers and for the quorum; every later event tries it again
 * (inventory 7.1). While the sorry server serves, real servers are marked alive and nothing more.
 */
final class VirtualServerRules {

    private VirtualServerRules() {}

    /**
     * What an event leads to. Notices are given first, in order; then the commands are run, in
     * order.
     */
    record Step(VirtualServerState state, List<Notice> notices, List<Ask> commands) {}

    static Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
        var turn = new Turn(plan, state);
        if (event instanceof CommandOutcome(var refused)) {
            turn.goOn(refused);
            return turn.step();
        }
        turn.assumeDone();
        switch (event) {
            case Startup(var found) -> {
                if (state.stage() == Stage.NEW) turn.start(found);
            }
            case CheckerChanged(int server, int checker, boolean up) ->
                    checkerChanged(turn, server, checker, up);
            case WeightChanged(int server, int checker, int change) ->
                    weightChanged(turn, server, checker, change);
            case AddressPresence(boolean present) -> turn.setPresent(present);
            case ConfigChanged(var previous) -> ReloadRules.reload(turn, previous);
            case Retry() -> turn.converge();
            case Shutdown(var mode) -> turn.stop(mode, new Cause.Stop());
            case Removed() -> turn.stop(StopMode.ONE_BY_ONE, new Cause.Removal());
            case CommandOutcome _ -> throw new AssertionError("handled above");
        }
        return turn.step();
    }

    /** A position that the configuration does not have is from before a reload: too late. */
    private static boolean isKnown(Turn turn, int server, int checker) {
        return server >= 0
                && server < turn.size()
                && checker >= 0
                && checker < turn.server(server).checkers().size();
    }

    private static void checkerChanged(Turn turn, int server, int checker, boolean up) {
        if (!isKnown(turn, server, checker)) return;
        RealServerState before = turn.server(server);
        CheckerState said = before.checkers().get(checker);
        turn.set(server, before.with(checker, said.said(up)));
        turn.because(new Cause.Check(server, checker));
        if (said.up() == up && !said.hasRun()) confirm(turn, server, checker, up);
        turn.converge();
    }

    /**
     * The first result of a check is as assumed. That is news of a server that has to prove itself,
     * of a failed one, and of any with {@code rs_init_notifies}; but only once (inventory 7.2).
     */
    private static void confirm(Turn turn, int server, int checker, boolean up) {
        RealServer real = turn.config(server);
        boolean alpha = CheckerState.isAlpha(real.checkers().get(checker));
        boolean news = alpha || !up || turn.plan().initialNotices();
        if (news && !turn.server(server).told() && turn.isRunning())
            turn.tell(server, turn.server(server).alive());
    }

    private static void weightChanged(Turn turn, int server, int checker, int change) {
        if (!isKnown(turn, server, checker)) return;
        RealServerState before = turn.server(server);
        CheckerState said = before.checkers().get(checker);
        turn.set(server, before.with(checker, said.changing(change)));
        turn.because(new Cause.Check(server, checker));
        turn.converge();
    }
}
