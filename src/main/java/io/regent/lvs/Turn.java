package io.regent.lvs;

import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Quorum;
import io.regent.config.lvs.RealServer;
import io.regent.lvs.Notice.ChecksResumed;
import io.regent.lvs.Notice.ChecksSuspended;
import io.regent.lvs.Notice.QuorumChanged;
import io.regent.lvs.Notice.Reach;
import io.regent.lvs.Notice.RealServerChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a virtual server while it is worked out: the state on its way to the next one, and
 * the notices and commands so far. Lives as long as the step.
 */
final class Turn {

    private final VirtualServerPlan plan;
    private final List<Notice> notices = new ArrayList<>(2);
    private final List<Ask> commands = new ArrayList<>(2);
    private List<RealServerState> servers;
    private List<Notice> pending;
    private Stage stage;
    private boolean served;
    private boolean quorum;
    private boolean sorryServes;
    private boolean present;
    private KernelSlot sorry;
    private Cause cause;

    Turn(VirtualServerPlan plan, VirtualServerState state) {
        this.plan = plan;
        this.servers = new ArrayList<>(state.servers());
        this.pending = new ArrayList<>(state.pending());
        this.stage = state.stage();
        this.served = state.served();
        this.quorum = state.quorum();
        this.sorryServes = state.sorryServes();
        this.present = state.present();
        this.sorry = state.sorry();
        this.cause = state.cause();
    }

    VirtualServerRules.Step step() {
        var state =
                new VirtualServerState(
                        stage,
                        served,
                        quorum,
                        sorryServes,
                        present,
                        sorry,
                        servers,
                        pending,
                        cause);
        return new VirtualServerRules.Step(state, List.copyOf(notices), List.copyOf(commands));
    }

    VirtualServerPlan plan() {
        return plan;
    }

    int size() {
        return servers.size();
    }

    RealServerState server(int index) {
        return servers.get(index);
    }

    RealServer config(int index) {
        return plan.server().realServers().get(index);
    }

    void set(int index, RealServerState state) {
        servers.set(index, state);
    }

    /** All real servers anew, after a reload. */
    void setAll(List<RealServerState> states) {
        servers = new ArrayList<>(states);
    }

    KernelSlot sorry() {
        return sorry;
    }

    void forgetSorry() {
        sorry = KernelSlot.EMPTY;
    }

    boolean isRunning() {
        return stage != Stage.NEW && stage != Stage.STOPPING && stage != Stage.STOPPED;
    }

    /** All services are in the kernel as they should be. */
    boolean isServed() {
        return served;
    }

    boolean isSorryConfigured() {
        return plan.server().sorryServer().isPresent();
    }

    /** Who stands in the pool follows from the quorum, after a reload. */
    void choosePool() {
        sorryServes = !quorum && isSorryConfigured();
    }

    void because(Cause now) {
        cause = now;
    }

    boolean isPresent() {
        return present;
    }

    void tell(Notice notice) {
        notices.add(notice);
    }

    void later(Notice notice) {
        pending.add(notice);
    }

    void ask(int slot, IpvsCommand command) {
        commands.add(new Ask(slot, command));
    }

    /** Notifies of a real server at once. */
    void tell(int index, boolean up) {
        // A change that was refused before is told when it is done, whatever happens then.
        boolean late = cause instanceof Cause.Check(int server, _) && server != index;
        Cause why = late ? new Cause.Check(index, Cause.UNKNOWN_CHECKER) : cause;
        notices.add(new RealServerChanged(config(index), up, why, Reach.EVERYONE));
        set(index, server(index).asTold());
    }

    void setPresent(boolean now) {
        if (now == present) return;
        present = now;
        if (isRunning()) tellSuspension();
    }

    void tellSuspension() {
        if (plan.server().haSuspend())
            notices.add(present ? new ChecksResumed() : new ChecksSuspended());
    }

    void start(Optional<Set<Endpoint>> found) {
        cause = new Cause.Start();
        for (int i = 0; i < size(); i++) {
            RealServerState server = server(i);
            if (found.isPresent()) {
                boolean there = isAmong(found.get(), Placement.of(config(i), 0));
                server = adopted(server, config(i), there);
                quorum |= there;
            }
            set(i, server.withAlive(server.isUp()));
        }
        if (found.isPresent() && isSorryConfigured()) quorum &= !isSorryAmong(found.get());
        stage = Stage.SETTLED;
        tellSuspension();
        converge();
    }

    private boolean isSorryAmong(Set<Endpoint> found) {
        var sorryServer = plan.server().sorryServer();
        return sorryServer.isPresent() && isAmong(found, Placement.of(sorryServer.get(), true));
    }

    /** In any of the services: the port there may be another one. */
    private boolean isAmong(Set<Endpoint> found, Placement placement) {
        for (IpvsService service : plan.services()) {
            if (found.contains(placement.endpointIn(service.key()))) return true;
        }
        return false;
    }

    /**
     * What the run before had taken out stays out until a check succeeds, and what it had put in
     * stays in until one fails. Files and BFD sessions are known at once and speak for themselves.
     */
    private static RealServerState adopted(RealServerState server, RealServer real, boolean there) {
        RealServerState adopted = server;
        for (int i = 0; i < real.checkers().size(); i++) {
            Checker checker = real.checkers().get(i);
            if (checker instanceof Checker.TrackedFile || checker instanceof Checker.Bfd) continue;
            int change = server.checkers().get(i).weightChange();
            adopted = adopted.with(i, new CheckerState(there, false, change));
        }
        return adopted;
    }

    /** Brings services and real servers to what is known of them; the quorum comes next. */
    void converge() {
        if (!isRunning()) return;
        if (!served) {
            for (IpvsService service : plan.services())
                ask(Ask.SERVICE, new IpvsCommand.AddService(service));
        }
        for (int i = 0; i < size(); i++) askServer(i, server(i).isUp());
        stage = Stage.SERVERS;
        if (commands.isEmpty()) goOn(Set.of());
    }

    /** An event that comes before the outcome of commands takes them as done. */
    void assumeDone() {
        while (isWaiting()) goOn(Set.of());
    }

    private boolean isWaiting() {
        return stage == Stage.SERVERS
                || stage == Stage.QUORUM
                || stage == Stage.SORRY
                || stage == Stage.STOPPING;
    }

    void goOn(Set<Integer> refused) {
        switch (stage) {
            case SERVERS -> serversDone(refused);
            case QUORUM -> {
                absorb(refused);
                settle();
            }
            case SORRY -> {
                absorb(refused);
                stage = Stage.SETTLED;
            }
            case STOPPING -> {
                settle();
                stage = Stage.STOPPED;
            }
            case NEW, SETTLED, STOPPED -> {}
        }
    }

    private void absorb(Set<Integer> refused) {
        if (refused.contains(Ask.SERVICE)) served = false;
        sorry = sorry.answered(refused.contains(Ask.SORRY));
        for (int i = 0; i < size(); i++) {
            RealServerState server = server(i);
            set(i, server.with(server.slot().answered(refused.contains(i))));
        }
    }

    private void settle() {
        notices.addAll(pending);
        pending = new ArrayList<>(0);
        stage = Stage.SETTLED;
    }

    private void serversDone(Set<Integer> refused) {
        served = true;
        absorb(refused);
        settle();
        for (int i = 0; i < size(); i++) {
            RealServerState server = server(i);
            boolean changed = server.alive() != server.isUp();
            if (changed && !refused.contains(i)) {
                set(i, server.withAlive(server.isUp()));
                tell(i, server.isUp());
            } else if (isInitialNews(i)) {
                tell(i, server.alive());
            }
        }
        lookAtQuorum(refused);
    }

    /** A server without checkers never has a first result. */
    private boolean isInitialNews(int index) {
        return cause instanceof Cause.Start
                && plan.initialNotices()
                && config(index).checkers().isEmpty()
                && !server(index).told();
    }

    /**
     * Inventory 7.4. A sum of 0 never is a quorum, not even where no server has any weight: nobody
     * would answer.
     */
    private void lookAtQuorum(Set<Integer> refused) {
        Quorum wanted = plan.server().quorum();
        long sum = 0;
        for (int i = 0; i < size(); i++)
            if (server(i).alive()) sum += server(i).effectiveWeight(config(i));
        long upper = wanted.weight() + wanted.hysteresis();
        long lower = wanted.weight() - wanted.hysteresis();
        if (!quorum && sum > 0 && sum >= upper) {
            gain(new QuorumChanged(true, sum, upper, cause, Reach.EVERYONE), refused);
        } else if (quorum && (sum == 0 || sum < lower)) {
            lose(new QuorumChanged(false, sum, lower, cause, Reach.EVERYONE), refused);
        } else if (isStartWithoutQuorum()) {
            lose(new QuorumChanged(false, sum, upper, cause, Reach.EVERYONE), refused);
        } else {
            followSorry();
        }
    }

    /** Worth a word only where a sorry server takes over. */
    private boolean isStartWithoutQuorum() {
        return !quorum && cause instanceof Cause.Start && isSorryConfigured() && !sorryServes;
    }

    private void gain(QuorumChanged notice, Set<Integer> refused) {
        quorum = true;
        sorryServes = false;
        askSorry();
        switchServers(refused);
        awaitQuorum(notice);
    }

    private void lose(QuorumChanged notice, Set<Integer> refused) {
        quorum = false;
        sorryServes = isSorryConfigured();
        switchServers(refused);
        askSorry();
        awaitQuorum(notice);
    }

    /** What was refused a moment ago has to wait for the next event. */
    private void switchServers(Set<Integer> refused) {
        for (int i = 0; i < size(); i++) if (!refused.contains(i)) askServer(i, server(i).alive());
    }

    private void awaitQuorum(QuorumChanged notice) {
        stage = Stage.QUORUM;
        pending.add(notice);
        if (commands.isEmpty()) goOn(Set.of());
    }

    private void followSorry() {
        askSorry();
        stage = Stage.SORRY;
        if (commands.isEmpty()) goOn(Set.of());
    }

    private void askServer(int index, boolean alive) {
        RealServerState server = server(index);
        Optional<Placement> wanted = wanted(index, alive);
        if (server.slot().is(wanted)) return;
        askEverywhere(index, server.slot(), wanted);
        set(index, server.with(server.slot().asking(wanted)));
    }

    private void askSorry() {
        Optional<Placement> wanted = wantedSorry();
        if (sorry.is(wanted)) return;
        askEverywhere(Ask.SORRY, sorry, wanted);
        sorry = sorry.asking(wanted);
    }

    /** Where a real server belongs: a dead one, and any while the sorry server serves, is out. */
    private Optional<Placement> wanted(int index, boolean alive) {
        RealServer real = config(index);
        if (alive && !sorryServes)
            return Optional.of(Placement.of(real, server(index).effectiveWeight(real)));
        return real.inhibitOnFailure() ? Optional.of(Placement.of(real, 0)) : Optional.empty();
    }

    private Optional<Placement> wantedSorry() {
        var configured = plan.server().sorryServer();
        if (configured.isEmpty()) return Optional.empty();
        if (!sorryServes && !configured.get().inhibit()) return Optional.empty();
        return Optional.of(Placement.of(configured.get(), sorryServes));
    }

    private void askEverywhere(int slot, KernelSlot known, Optional<Placement> wanted) {
        for (IpvsService service : plan.services()) {
            ServiceKey key = service.key();
            if (wanted.isEmpty() || !wanted.get().fits(key)) {
                remove(slot, key, known.possible(), null);
                continue;
            }
            IpvsDestination destination = wanted.get().in(key);
            remove(slot, key, known.possible(), destination.endpoint());
            ask(
                    slot,
                    isAt(known.inKernel(), key, destination.endpoint())
                            ? new IpvsCommand.EditDestination(key, destination)
                            : new IpvsCommand.AddDestination(key, destination));
        }
    }

    private static boolean isAt(Optional<Placement> known, ServiceKey key, Endpoint endpoint) {
        return known.isPresent()
                && known.get().fits(key)
                && known.get().endpointIn(key).equals(endpoint);
    }

    /**
     * Takes out what may be there, but for what has to stay. Another forwarding method may mean
     * another port, so there may be more than one.
     */
    void remove(int slot, ServiceKey key, List<Placement> possible, @Nullable Endpoint stays) {
        var removed = new ArrayList<Endpoint>(1);
        for (Placement placement : possible) {
            if (!placement.fits(key)) continue;
            Endpoint endpoint = placement.endpointIn(key);
            if (endpoint.equals(stays) || removed.contains(endpoint)) continue;
            removed.add(endpoint);
            ask(slot, new IpvsCommand.RemoveDestination(key, endpoint));
        }
    }

    void stop(StopMode mode, Cause why) {
        if (!isRunning()) {
            stage = Stage.STOPPED;
            return;
        }
        cause = why;
        if (mode == StopMode.ONE_BY_ONE) removeDestinations();
        if (mode == StopMode.ONE_BY_ONE || mode == StopMode.SERVICES) {
            for (IpvsService service : plan.services())
                ask(Ask.GONE, new IpvsCommand.RemoveService(service.key()));
        }
        if (mode != StopMode.KEEP) tellStop(mode);
        stage = Stage.STOPPING;
        if (commands.isEmpty()) goOn(Set.of());
    }

    private void removeDestinations() {
        removeEverywhere(sorry);
        for (int i = 0; i < size(); i++) removeEverywhere(server(i).slot());
    }

    private void removeEverywhere(KernelSlot slot) {
        for (IpvsService service : plan.services())
            remove(Ask.GONE, service.key(), slot.possible(), null);
    }

    /** A removal by reload is told to everyone, with or without {@code omega} (inventory 7.5). */
    private void tellStop(StopMode mode) {
        boolean everyone = plan.server().omega() || cause instanceof Cause.Removal;
        Reach reach = everyone ? Reach.EVERYONE : Reach.TRAPS;
        if (mode == StopMode.ONE_BY_ONE) {
            for (int i = 0; i < size(); i++)
                if (server(i).alive())
                    pending.add(new RealServerChanged(config(i), false, cause, reach));
        }
        if (!quorum) return;
        Quorum wanted = plan.server().quorum();
        pending.add(
                new QuorumChanged(false, 0, wanted.weight() - wanted.hysteresis(), cause, reach));
    }
}
