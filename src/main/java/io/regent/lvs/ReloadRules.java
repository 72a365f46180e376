package io.regent.lvs;

import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.VirtualServer;
import io.regent.lvs.Notice.ChecksResumed;
import io.regent.lvs.Notice.Reach;
import io.regent.lvs.Notice.RealServerChanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reload means for a virtual server that stays (inventory 7.5). Real servers are the same by
 * address and port, and keep what is known of them; only what differs is sent to the kernel.
 *
 * <p>Services that the virtual server no longer has are removed by {@link Balancer} before, for
 * another one may have them now.
 */
final class ReloadRules {

    /** A real server that the configuration no longer has. */
    private record Gone(RealServer real, RealServerState state) {}

    private final Turn turn;
    private final VirtualServer before;
    private final Map<ServiceKey, IpvsService> servicesBefore = new HashMap<>();

    private ReloadRules(Turn turn, VirtualServerPlan previous) {
        this.turn = turn;
        this.before = previous.server();
        for (IpvsService service : previous.services()) servicesBefore.put(service.key(), service);
    }

    static void reload(Turn turn, VirtualServerPlan previous) {
        new ReloadRules(turn, previous).reload();
    }

    private void reload() {
        List<Gone> gone = carryOver();
        if (!turn.isRunning()) return;
        for (IpvsService service : turn.plan().services()) bring(service);
        for (Gone each : gone) takeOut(each);
        replaceSorry();
        followSuspension();
        turn.choosePool();
        turn.because(new Cause.Reload());
        turn.converge();
    }

    /** Gives every real server its state, and returns those that have no place any more. */
    private List<Gone> carryOver() {
        Map<Endpoint, Integer> positions = HashMap.newHashMap(before.realServers().size());
        var gone = new ArrayList<Gone>(0);
        for (int i = 0; i < turn.size(); i++)
            positions.putIfAbsent(before.realServers().get(i).endpoint(), i);
        var states = new ArrayList<RealServerState>(turn.plan().server().realServers().size());
        for (RealServer real : turn.plan().server().realServers()) {
            Integer position = positions.remove(real.endpoint());
            states.add(position == null ? RealServerState.initial(real) : kept(position, real));
        }
        for (int i = 0; i < turn.size(); i++) {
            RealServer real = before.realServers().get(i);
            if (positions.remove(real.endpoint(), i)) gone.add(new Gone(real, turn.server(i)));
        }
        turn.setAll(states);
        return gone;
    }

    private RealServerState kept(int position, RealServer after) {
        RealServer real = before.realServers().get(position);
        RealServerState state = turn.server(position);
        if (real.equals(after)) return state;
        var checkers = new ArrayList<CheckerState>(after.checkers().size());
        int[] predecessors = CheckContinuity.predecessors(real.checkers(), after.checkers());
        for (int i = 0; i < predecessors.length; i++) {
            Checker checker = after.checkers().get(i);
            checkers.add(
                    predecessors[i] == CheckContinuity.NEW
                            ? fresh(checker, state)
                            : goingOn(state.checkers().get(predecessors[i]), checker, real, after));
        }
        return new RealServerState(checkers, state.alive(), state.told(), state.slot());
    }

    /**
     * A server that serves goes on until its new check has failed, alpha or not: editing a check
     * must not be an outage.
     */
    private static CheckerState fresh(Checker checker, RealServerState server) {
        return server.isUp() ? new CheckerState(true, false, 0) : CheckerState.initial(checker);
    }

    /** A program that sets the weight means the weight, not the distance to the configured one. */
    private static CheckerState goingOn(
            CheckerState state, Checker checker, RealServer before, RealServer after) {
        if (!(checker instanceof Checker.Misc) || state.weightChange() == 0) return state;
        return state.changing(state.weightChange() + before.weight() - after.weight());
    }

    private void bring(IpvsService service) {
        IpvsService known = servicesBefore.get(service.key());
        if (known == null) addWhole(service);
        // One that was refused is asked for with all that is refused.
        else if (!known.equals(service) && turn.isServed())
            turn.ask(Ask.SERVICE, new IpvsCommand.EditService(service));
    }

    /** A service that the group did not have before gets what the others have. */
    private void addWhole(IpvsService service) {
        turn.ask(Ask.SERVICE, new IpvsCommand.AddService(service));
        for (int i = 0; i < turn.size(); i++) add(i, turn.server(i).slot(), service.key());
        if (!sorryMoves()) add(Ask.SORRY, turn.sorry(), service.key());
    }

    private void add(int slot, KernelSlot known, ServiceKey key) {
        if (known.inKernel().isEmpty() || !known.inKernel().get().fits(key)) return;
        turn.ask(slot, new IpvsCommand.AddDestination(key, known.inKernel().get().in(key)));
    }

    private void takeOut(Gone gone) {
        removeFromKept(gone.state().slot());
        if (gone.state().alive())
            turn.later(
                    new RealServerChanged(gone.real(), false, new Cause.Removal(), Reach.EVERYONE));
    }

    private boolean sorryMoves() {
        var sorry = before.sorryServer();
        var after = turn.plan().server().sorryServer();
        return sorry.isPresent()
                && (after.isEmpty() || !after.get().endpoint().equals(sorry.get().endpoint()));
    }

    private void replaceSorry() {
        if (!sorryMoves()) return;
        removeFromKept(turn.sorry());
        turn.forgetSorry();
    }

    private void removeFromKept(KernelSlot slot) {
        for (IpvsService service : turn.plan().services()) {
            if (servicesBefore.containsKey(service.key()))
                turn.remove(Ask.GONE, service.key(), slot.possible(), null);
        }
    }

    private void followSuspension() {
        boolean now = turn.plan().server().haSuspend();
        if (now && !before.haSuspend()) turn.tellSuspension();
        if (!now && before.haSuspend() && !turn.isPresent()) turn.tell(new ChecksResumed());
    }
}
