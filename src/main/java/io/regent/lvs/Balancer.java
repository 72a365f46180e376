package io.regent.lvs;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Endpoint;
import io.regent.lvs.VirtualServerRules.Step;
import io.regent.net.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All virtual servers of this machine: owns their states, routes events to them and has done what
 * they decide. One thread calls it. An event costs as much as its virtual server has real servers,
 * a start, a reload and a reconciliation as much as the configuration is long.
 *
 * <p>Order of calls: {@link #load}, addresses of this machine and results that are known before the
 * start (files), {@link #start}, then anything, {@link #stop} last.
 */
public final class Balancer {

    /** A virtual server with its state. */
    private static final class Member {
        VirtualServerPlan plan;
        VirtualServerState state;
        Patience patience = new Patience();

        Member(VirtualServerPlan plan) {
            this.plan = plan;
            this.state = VirtualServerState.initial(plan);
        }
    }

    /** What is still to be done for a member. */
    private record Work(Member member, Step step) {}

    /** {@link VirtualServerRules#step}, or broken ones that the simulation has to find out. */
    interface Rules {
        Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event);
    }

    private final Rules rules;
    private final KernelRunner kernel;
    private final BalancerObserver observer;
    private final Map<IpAddress, Integer> addresses = new HashMap<>();
    private final Map<IpAddress, List<Member>> waiting = new HashMap<>();
    private final List<Member> waitingByMark = new ArrayList<>();

    /** In which the kernel refused something. */
    private final Set<Member> unsettled = new LinkedHashSet<>();

    /** Removals that the kernel refused, of what the configuration no longer has. */
    private final List<IpvsCommand> leftovers = new ArrayList<>();

    private Patience patienceWithLeftovers = new Patience();

    /** Differences that were told of and stay: nobody needs to hear of them again. */
    private final Set<Difference> known = new HashSet<>();

    private final Errand timeoutErrand;
    private final Errand syncErrand;
    private Map<VirtualServerId, Member> members = new LinkedHashMap<>();
    private @Nullable LvsSetup setup;
    private @Nullable IpvsTimeouts originalTimeouts;

    /** Commands are taken as done: the table that they would make is there already. */
    private boolean takingOver;

    /** A table that was to be taken over is not ours yet: unread, or something was refused. */
    private boolean strangeTable;

    public Balancer(Ipvs ipvs, BalancerObserver observer) {
        this(ipvs, observer, VirtualServerRules::step);
    }

    Balancer(Ipvs ipvs, BalancerObserver observer, Rules rules) {
        this.kernel = new KernelRunner(ipvs, observer);
        this.observer = observer;
        this.rules = rules;
        this.timeoutErrand = new Errand(ipvs);
        this.syncErrand = new Errand(ipvs);
    }

    /** Takes the configuration; nothing is done with it yet. */
    public void load(LvsSetup initial) {
        setup = initial;
        members = new LinkedHashMap<>();
        for (VirtualServerPlan plan : Expansion.of(initial))
            members.put(plan.id(), new Member(plan));
        awaitAddresses();
    }

    /** All virtual servers in the order of the file, made of what was loaded last. */
    public List<VirtualServerPlan> plans() {
        var plans = new ArrayList<VirtualServerPlan>(members.size());
        for (Member member : members.values()) plans.add(member.plan);
        return plans;
    }

    /** Empty for one that is not configured. */
    public Optional<VirtualServerState> state(VirtualServerId id) {
        Member member = members.get(id);
        return member == null ? Optional.empty() : Optional.of(member.state);
    }

    public void start(StartMode mode) {
        LvsSetup now = setup();
        if (mode == StartMode.FRESH && now.flush()) kernel.run(List.of(new IpvsCommand.Flush()));
        originalTimeouts = kernel.timeouts();
        followTimeouts(originalTimeouts, now);
        if (now.syncDaemon().isPresent())
            syncErrand.run(SyncRules.startUnbound(now.syncDaemon().get()));
        if (mode == StartMode.FRESH) startAll(Map.of());
        else takeOver();
    }

    private void takeOver() {
        Optional<List<IpvsEntry>> read = kernel.read();
        if (read.isEmpty()) {
            strangeTable = true;
            startAll(Map.of());
            return;
        }
        List<IpvsEntry> table = read.get();
        Map<ServiceKey, IpvsEntry> found = HashMap.newHashMap(table.size());
        for (IpvsEntry entry : table) found.put(entry.service().key(), entry);
        takingOver = true;
        startAll(found);
        takingOver = false;
        strangeTable = !repair(desired().differences(table), Repair.EVERYTHING);
    }

    private void startAll(Map<ServiceKey, IpvsEntry> table) {
        var works = new ArrayList<Work>(members.size());
        for (Member member : members.values())
            works.add(work(member, new LvsEvent.Startup(found(member.plan, table))));
        carryOut(works);
    }

    /** Destinations that get connections; empty when there is no such service. */
    private static Optional<Set<Endpoint>> found(
            VirtualServerPlan plan, Map<ServiceKey, IpvsEntry> table) {
        Set<Endpoint> endpoints = new HashSet<>();
        boolean any = false;
        for (IpvsService service : plan.services()) {
            IpvsEntry entry = table.get(service.key());
            if (entry == null) continue;
            any = true;
            for (IpvsDestination destination : entry.destinations())
                if (destination.weight() > 0) endpoints.add(destination.endpoint());
        }
        return any ? Optional.of(endpoints) : Optional.empty();
    }

    /**
     * A checker came to its first result, or to another one than before.
     *
     * @param server position among the real servers of the configuration that was loaded last; as
     *     {@code checker} among its checkers
     */
    public void checkerChanged(VirtualServerId id, int server, int checker, boolean up) {
        tell(id, new LvsEvent.CheckerChanged(server, checker, up));
    }

    /**
     * A checker changes the weight.
     *
     * @param change to be added to the configured weight: for a MISC_CHECK that ends with status 2
     *     to 255, status - 2 - configured weight
     */
    public void weightChanged(VirtualServerId id, int server, int checker, int change) {
        tell(id, new LvsEvent.WeightChanged(server, checker, change));
    }

    private void tell(VirtualServerId id, LvsEvent event) {
        Member member = members.get(id);
        if (member != null) carryOut(List.of(work(member, event)));
    }

    /** The address is on one more interface of this machine. */
    public void addressAppeared(IpAddress address) {
        if (addresses.merge(address, 1, Integer::sum) == 1) tellPresence(address);
    }

    /** The address is on one interface less. */
    public void addressDisappeared(IpAddress address) {
        Integer count = addresses.get(address);
        if (count == null) return;
        if (count > 1) {
            addresses.put(address, count - 1);
            return;
        }
        addresses.remove(address);
        tellPresence(address);
    }

    /** All addresses of this machine, each as often as an interface has it. */
    public void addressesAre(List<IpAddress> all) {
        Map<IpAddress, Integer> now = new HashMap<>();
        for (IpAddress address : all) now.merge(address, 1, Integer::sum);
        Set<IpAddress> changed = new HashSet<>(addresses.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(each -> addresses.containsKey(each) == now.containsKey(each));
        addresses.clear();
        addresses.putAll(now);
        for (IpAddress address : changed) tellPresence(address);
    }

    private void tellPresence(IpAddress address) {
        var works = new ArrayList<Work>();
        for (Member member : waiting.getOrDefault(address, List.of())) works.add(presence(member));
        for (Member member : waitingByMark)
            if (member.plan.marks(address)) works.add(presence(member));
        carryOut(works);
    }

    private Work presence(Member member) {
        return work(member, new LvsEvent.AddressPresence(member.plan.isOn(addresses.keySet())));
    }

    private void awaitAddresses() {
        waiting.clear();
        waitingByMark.clear();
        var works = new ArrayList<Work>();
        for (Member member : members.values()) {
            if (!member.plan.server().haSuspend()) continue;
            for (IpvsService service : member.plan.services()) {
                if (!(service.key() instanceof ServiceKey.Address(_, var endpoint))) continue;
                waiting.computeIfAbsent(endpoint.address(), _ -> new ArrayList<>(1)).add(member);
            }
            if (!member.plan.marked().isEmpty()) waitingByMark.add(member);
            works.add(presence(member));
        }
        carryOut(works);
    }

    /**
     * A reload. Virtual servers that are gone go first, then services that change hands, then the
     * others follow in the order of the file; what did not change is not touched.
     */
    public void reload(LvsSetup next) {
        LvsSetup before = setup();
        var plans = Expansion.of(next);
        Map<VirtualServerId, Member> kept = LinkedHashMap.newLinkedHashMap(plans.size());
        var changes = new LinkedHashMap<Member, VirtualServerPlan>();
        for (VirtualServerPlan plan : plans) {
            Member member = members.remove(plan.id());
            boolean changed = member == null || !member.plan.equals(plan);
            Member now = member == null ? new Member(plan) : member;
            // One that is equal is taken, too: who names servers does so by the new configuration.
            if (changed) changes.put(now, plan);
            else now.plan = plan;
            kept.put(plan.id(), now);
        }
        removeAll(members.values());
        members = kept;
        removeLostServices(changes);
        setup = next;
        var works = new ArrayList<Work>(changes.size());
        for (var change : changes.entrySet())
            works.add(reloaded(change.getKey(), change.getValue()));
        carryOut(works);
        awaitAddresses();
        followGlobals(before, next);
    }

    private Work reloaded(Member member, VirtualServerPlan plan) {
        VirtualServerPlan previous = member.plan;
        member.plan = plan;
        if (member.state.stage() != Stage.NEW)
            return work(member, new LvsEvent.ConfigChanged(previous));
        if (plan.server().haSuspend()) carryOut(List.of(presence(member)));
        return work(member, new LvsEvent.Startup(Optional.empty()));
    }

    private void removeAll(Iterable<Member> gone) {
        var works = new ArrayList<Work>();
        for (Member member : gone) works.add(work(member, new LvsEvent.Removed()));
        carryOut(works);
        for (Work work : works) unsettled.remove(work.member());
    }

    private void removeLostServices(Map<Member, VirtualServerPlan> changes) {
        var commands = new ArrayList<IpvsCommand>();
        for (var change : changes.entrySet()) {
            Set<ServiceKey> still = new HashSet<>();
            for (IpvsService service : change.getValue().services()) still.add(service.key());
            for (IpvsService service : change.getKey().plan.services()) {
                if (!still.contains(service.key()))
                    commands.add(new IpvsCommand.RemoveService(service.key()));
            }
        }
        boolean[] done = kernel.run(commands);
        for (int i = 0; i < done.length; i++) if (!done[i]) leftovers.add(commands.get(i));
    }

    private void followGlobals(LvsSetup before, LvsSetup next) {
        if (!next.timeouts().equals(before.timeouts()) && originalTimeouts != null)
            followTimeouts(TimeoutRules.wanted(originalTimeouts, before.timeouts()), next);
        if (next.syncDaemon().equals(before.syncDaemon())) return;
        Optional<SyncDaemon> sync = next.syncDaemon();
        syncErrand.run(
                sync.isPresent() ? SyncRules.startUnbound(sync.get()) : SyncRules.stopUnbound());
    }

    private void followTimeouts(IpvsTimeouts now, LvsSetup next) {
        if (originalTimeouts == null) return;
        IpvsTimeouts wanted = TimeoutRules.wanted(originalTimeouts, next.timeouts());
        if (!wanted.equals(now)) timeoutErrand.run(List.of(new IpvsCommand.SetTimeouts(wanted)));
    }

    /**
     * The daemon stops; nothing may be called afterwards.
     *
     * @param keepTable {@code -I}: the table stays, and nobody is told
     */
    public void stop(boolean keepTable) {
        LvsSetup last = setup();
        StopMode mode = StopMode.of(last.flushOnStop(), keepTable);
        if (mode == StopMode.FLUSH && !kernel.run(List.of(new IpvsCommand.Flush()))[0])
            mode = StopMode.SERVICES;
        var works = new ArrayList<Work>(members.size());
        var event = new LvsEvent.Shutdown(mode);
        for (Member member : members.values()) works.add(work(member, event));
        carryOut(works);
        members.clear();
        unsettled.clear();
        waiting.clear();
        if (mode == StopMode.KEEP) return;
        retryLeftovers();
        if (last.syncDaemon().isPresent()) syncErrand.run(SyncRules.stopUnbound());
        if (originalTimeouts == null) return;
        followTimeouts(
                TimeoutRules.wanted(originalTimeouts, last.timeouts()), LvsSetup.plain(last.lvs()));
    }

    /** Whether the kernel refused something that {@link #retry} should ask for again, soon. */
    public boolean isUnsettled() {
        return !unsettled.isEmpty()
                || !leftovers.isEmpty()
                || timeoutErrand.isOpen()
                || syncErrand.isOpen();
    }

    /** Asks again for what the kernel refused; not each time for what it refuses each time. */
    public void retry() {
        if (!leftovers.isEmpty() && patienceWithLeftovers.isOver()) {
            retryLeftovers();
            if (leftovers.isEmpty()) patienceWithLeftovers = new Patience();
            else patienceWithLeftovers.grow();
        }
        timeoutErrand.retry();
        syncErrand.retry();
        var works = new ArrayList<Work>(unsettled.size());
        for (Member member : unsettled)
            if (member.patience.isOver()) works.add(work(member, new LvsEvent.Retry()));
        carryOut(works);
        for (Work work : works)
            if (unsettled.contains(work.member())) work.member().patience.grow();
    }

    private void retryLeftovers() {
        if (leftovers.isEmpty()) return;
        Set<ServiceKey> services = new HashSet<>();
        Set<IpvsCommand> wanted = new HashSet<>();
        for (IpvsEntry entry : desired().entries()) {
            ServiceKey key = entry.service().key();
            services.add(key);
            for (IpvsDestination each : entry.destinations())
                wanted.add(new IpvsCommand.RemoveDestination(key, each.endpoint()));
        }
        var commands = new ArrayList<IpvsCommand>(leftovers.size());
        Set<ServiceKey> inherited = new HashSet<>();
        for (IpvsCommand each : leftovers) {
            if (each instanceof IpvsCommand.RemoveService(var key) && services.contains(key))
                inherited.add(key);
            else if (!wanted.contains(each)) commands.add(each);
        }
        leftovers.clear();
        boolean[] done = kernel.run(commands);
        for (int i = 0; i < done.length; i++) if (!done[i]) leftovers.add(commands.get(i));
        if (!inherited.isEmpty()) clean(inherited);
    }

    /** A service that could not be removed has another owner now: its old destinations go. */
    private void clean(Set<ServiceKey> inherited) {
        Optional<List<IpvsEntry>> table = kernel.read();
        if (table.isPresent()) {
            List<Difference> differences = desired().differences(table.get());
            differences.removeIf(each -> !inherited.contains(each.service()));
            if (repair(differences, Repair.EVERYTHING)) return;
        }
        for (ServiceKey key : inherited) leftovers.add(new IpvsCommand.RemoveService(key));
    }

    /** What the kernel's table holds when nobody interferes. */
    public DesiredTable desired() {
        var entries = new ArrayList<IpvsEntry>(members.size());
        for (Member member : members.values())
            DesiredTable.collect(member.plan, member.state, entries);
        return new DesiredTable(entries);
    }

    /** Whether an answer of the kernel shows that {@link #reconcile} should not wait. */
    public boolean isDriftSuspected() {
        return kernel.isDriftSuspected();
    }

    /**
     * Compares the kernel's table with what it should be, and puts right what is to be. A
     * difference that stays is told of once. Services that the kernel refuses to have are for
     * {@link #retry}.
     */
    public List<Difference> reconcile(Repair repair) {
        kernel.forgetSuspicion();
        Optional<List<IpvsEntry>> table = kernel.read();
        if (table.isEmpty()) return List.of();
        List<Difference> differences = desired().differences(table.get());
        Set<ServiceKey> refused = refusedServices();
        differences.removeIf(each -> each.isOfService() && refused.contains(each.service()));
        known.retainAll(differences);
        boolean done = repair(differences, strangeTable ? Repair.EVERYTHING : repair);
        strangeTable &= !done;
        return differences;
    }

    private Set<ServiceKey> refusedServices() {
        Set<ServiceKey> refused = new HashSet<>(0);
        for (Member member : unsettled) {
            if (member.state.served()) continue;
            for (IpvsService service : member.plan.services()) refused.add(service.key());
        }
        return refused;
    }

    /** Whether all that was to be put right is. */
    private boolean repair(List<Difference> differences, Repair repair) {
        var commands = new ArrayList<IpvsCommand>();
        for (Difference difference : differences)
            if (repair.covers(difference)) commands.addAll(difference.repair());
        boolean[] done = kernel.run(commands);
        boolean all = true;
        int at = 0;
        for (Difference difference : differences) {
            boolean repaired = repair.covers(difference);
            for (int left = repaired ? difference.repair().size() : 0; left > 0; left--)
                repaired &= done[at++];
            if (repaired || known.add(difference)) observer.drifted(difference, repaired);
            all &= repaired || !repair.covers(difference);
        }
        return all;
    }

    private Work work(Member member, LvsEvent event) {
        return new Work(member, rules.step(member.plan, member.state, event));
    }

    /** Does what the steps ask for, all members at once, until none asks for more. */
    private void carryOut(List<Work> works) {
        List<Work> open = works;
        while (!open.isEmpty()) {
            var commands = new ArrayList<IpvsCommand>();
            for (Work work : open) {
                Step step = work.step();
                work.member().state = step.state();
                for (Notice notice : step.notices()) observer.notified(work.member().plan, notice);
                for (Ask ask : step.commands()) commands.add(ask.command());
            }
            boolean[] done = takingOver ? allDone(commands.size()) : kernel.run(commands);
            open = following(open, done);
        }
        if (unsettled.isEmpty()) return;
        for (Work work : works) {
            Member member = work.member();
            if (member.state.isSure() && unsettled.remove(member)) member.patience = new Patience();
        }
    }

    private static boolean[] allDone(int size) {
        boolean[] done = new boolean[size];
        Arrays.fill(done, true);
        return done;
    }

    private List<Work> following(List<Work> open, boolean[] done) {
        var next = new ArrayList<Work>();
        int at = 0;
        for (Work work : open) {
            if (work.step().commands().isEmpty()) continue;
            Set<Integer> refused = new HashSet<>(0);
            for (Ask ask : work.step().commands()) {
                if (done[at++]) continue;
                refused.add(ask.slot());
                if (ask.slot() == Ask.GONE) leftovers.add(ask.command());
                else unsettled.add(work.member());
            }
            next.add(work(work.member(), new LvsEvent.CommandOutcome(refused)));
        }
        return next;
    }

    private LvsSetup setup() {
        if (setup == null) throw new IllegalStateException("nothing is loaded");
        return setup;
    }
}
