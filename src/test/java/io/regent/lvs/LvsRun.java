package io.regent.lvs;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * One run of the simulation: a random configuration is started, random things happen to it, and
 * after each of them the kernel's table has to be what {@link LvsModel} says. At the end it is
 * stopped, and nothing may be left.
 */
final class LvsRun implements BalancerObserver {

    /** A rule that must always hold does not. */
    static final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1;

        Violation(String message) {
            super(message);
        }
    }

    private static final int EVENTS = 60;
    private static final ServiceKey FOREIGN =
            new ServiceKey.Address(Protocol.TCP, Pool.endpoint("10.9.9.9", 80));

    private final Random random;
    private final RandomSetup setups;
    private final Balancer.Rules rules;
    private final List<String> timeline = new ArrayList<>();
    private final SimIpvs kernel = new SimIpvs(timeline);
    private final Map<String, Boolean> realServers = new HashMap<>();
    private final Map<String, Boolean> quorums = new HashMap<>();
    private final Set<String> toldOfQuorum = new HashSet<>();
    private Balancer balancer;
    private LvsModel model;
    private LvsSetup setup;

    /** Nobody refused or disturbed anything in this event, so no command may be in vain. */
    private boolean calm;

    /** Somebody changed the table, and nobody has looked since. */
    private boolean drifted;

    private LvsRun(long seed, Balancer.Rules rules) {
        this.random = new Random(seed);
        this.setups = new RandomSetup(random);
        this.rules = rules;
        this.setup = setups.any();
        this.balancer = new Balancer(kernel, this, rules);
        this.model = new LvsModel(setup);
    }

    /**
     * Runs the seed to its end.
     *
     * @throws AssertionError with seed, violation and timeline
     */
    static void run(long seed, Balancer.Rules rules) {
        var run = new LvsRun(seed, rules);
        try {
            run.run();
        } catch (RuntimeException | AssertionError failure) {
            int size = run.timeline.size();
            var end = run.timeline.subList(Math.max(0, size - 40), size);
            throw new AssertionError(
                    failure.getMessage()
                            + "\nreplay with -Dregent.seed="
                            + seed
                            + "\n"
                            + String.join("\n", end),
                    failure);
        }
    }

    private void run() {
        kernel.byHand(
                new IpvsCommand.AddService(
                        new IpvsService(
                                FOREIGN, "rr", false, false, false, false, Optional.empty())));
        begin();
        for (int i = 0; i < EVENTS; i++) {
            toldOfQuorum.clear();
            int before = kernel.inVain();
            calm = true;
            happen();
            must(!calm || kernel.inVain() == before, "a command is in vain");
            compare();
        }
        settle();
        balancer.stop(false);
        must(kernel.table().size() == 1, "something is left behind: " + kernel.table());
        must(!quorums.containsValue(true), "somebody still believes in a quorum");
    }

    private void begin() {
        timeline.add("-- start");
        balancer.load(setup);
        model.start();
        balancer.start(StartMode.FRESH);
    }

    private void happen() {
        switch (random.nextInt(20)) {
            case 0, 1 -> {
                timeline.add("-- reload");
                reload(random.nextBoolean() ? setups.mutated(setup) : setups.any());
            }
            case 2 -> {
                timeline.add("-- reload of the same");
                int before = kernel.commands();
                balancer.reload(setup);
                must(kernel.commands() == before, "a reload without a change has commands");
            }
            case 3 -> refuse();
            case 4 -> drift();
            case 5 -> crash();
            case 6, 7, 8 -> weight();
            default -> result();
        }
    }

    private void reload(LvsSetup next) {
        setup = next;
        model.reload(next);
        // One that comes back after having gone is another one: nothing has been told of it.
        var kept = new HashSet<String>();
        for (var virtual : model.virtuals.entrySet())
            for (LvsModel.Real real : virtual.getValue().reals)
                kept.add(virtual.getKey() + real.config.endpoint());
        var before = new HashSet<String>();
        for (VirtualServerPlan plan : balancer.plans())
            for (var real : plan.server().realServers())
                before.add(plan.id().name() + real.endpoint());
        kept.retainAll(before);
        realServers.keySet().retainAll(kept);
        balancer.reload(next);
    }

    private void result() {
        List<VirtualServerPlan> plans = balancer.plans();
        var plan = plans.get(random.nextInt(plans.size()));
        int server = random.nextInt(plan.server().realServers().size());
        int checkers = plan.server().realServers().get(server).checkers().size();
        if (checkers == 0) return;
        int checker = random.nextInt(checkers);
        boolean up = random.nextInt(5) < 3;
        timeline.add("-- " + plan.id().name() + " " + server + "/" + checker + " " + up);
        model.result(plan.id().name(), server, checker, up);
        balancer.checkerChanged(plan.id(), server, checker, up);
    }

    private void weight() {
        List<VirtualServerPlan> plans = balancer.plans();
        var plan = plans.get(random.nextInt(plans.size()));
        int server = random.nextInt(plan.server().realServers().size());
        int checkers = plan.server().realServers().get(server).checkers().size();
        if (checkers == 0) return;
        int checker = random.nextInt(checkers);
        int change = random.nextInt(-3, 6);
        timeline.add("-- " + plan.id().name() + " " + server + "/" + checker + " + " + change);
        model.weight(plan.id().name(), server, checker, change);
        balancer.weightChanged(plan.id(), server, checker, change);
    }

    /** The kernel says no to some commands for a while. */
    private void refuse() {
        timeline.add("-- refusals");
        calm = false;
        kernel.refuse(_ -> random.nextInt(3) == 0);
        int events = random.nextInt(1, 4);
        for (int i = 0; i < events; i++) {
            toldOfQuorum.clear();
            if (random.nextInt(4) == 0) {
                reload(setups.mutated(setup));
            } else if (random.nextBoolean()) result();
            else weight();
        }
        kernel.refuse(_ -> false);
        settle();
    }

    /** Somebody uses ipvsadm. */
    private void drift() {
        timeline.add("-- drift");
        calm = false;
        drifted = true;
        for (IpvsEntry entry : kernel.table()) {
            ServiceKey key = entry.service().key();
            if (key.equals(FOREIGN) || random.nextInt(3) > 0) continue;
            if (random.nextInt(4) == 0) kernel.byHand(new IpvsCommand.RemoveService(key));
            var all = entry.destinations();
            if (all.isEmpty()) continue;
            var one = all.get(random.nextInt(all.size()));
            kernel.byHand(
                    random.nextBoolean()
                            ? new IpvsCommand.RemoveDestination(key, one.endpoint())
                            : new IpvsCommand.EditDestination(
                                    key,
                                    new IpvsDestination(
                                            one.endpoint(), one.forwarding(), 77, 0, 0)));
            var strange = Pool.Real.of(200).build();
            kernel.byHand(new IpvsCommand.AddDestination(key, Placement.of(strange, 1).in(key)));
        }
        if (random.nextBoolean()) result();
        settle();
    }

    /** Until nothing is under way, and nothing differs. */
    private void settle() {
        toldOfQuorum.clear();
        for (int i = 0; i < 5 && balancer.isUnsettled(); i++) {
            if (balancer.isDriftSuspected()) balancer.reconcile(Repair.EVERYTHING);
            balancer.retry();
            toldOfQuorum.clear();
        }
        must(!balancer.isUnsettled(), "what was refused is not settled");
        if (drifted) balancer.reconcile(Repair.EVERYTHING);
        drifted = false;
        agreeOnQuorums();
        compare();
        must(balancer.reconcile(Repair.NOTHING).isEmpty(), "the table differs for good");
    }

    /** With commands refused, the order of changes was another one than the model's. */
    private void agreeOnQuorums() {
        for (VirtualServerPlan plan : balancer.plans()) {
            boolean quorum = balancer.state(plan.id()).orElseThrow().quorum();
            var virtual = Objects.requireNonNull(model.virtuals.get(plan.id().name()));
            must(virtual.mayBe(quorum), plan.id().name() + " cannot have quorum " + quorum);
            virtual.quorum = quorum;
        }
    }

    private void crash() {
        timeline.add("-- crash");
        realServers.clear();
        quorums.clear();
        balancer = new Balancer(kernel, this, rules);
        balancer.load(setup);
        model = new LvsModel(setup);
        model.takeOver(kernel.table());
        balancer.start(StartMode.TAKE_OVER);
        agreeOnQuorums();
        for (VirtualServerPlan plan : balancer.plans())
            quorums.put(plan.id().name(), balancer.state(plan.id()).orElseThrow().quorum());
    }

    private void compare() {
        var wanted = model.table();
        var found = new HashMap<ServiceKey, Map<Endpoint, IpvsDestination>>();
        for (IpvsEntry entry : kernel.table()) {
            var destinations = new HashMap<Endpoint, IpvsDestination>();
            for (IpvsDestination each : entry.destinations())
                destinations.put(each.endpoint(), each);
            found.put(entry.service().key(), destinations);
        }
        must(found.remove(FOREIGN) != null, "a service of others is gone");
        if (!wanted.equals(found))
            throw new Violation("the table should be\n" + text(wanted) + "and is\n" + text(found));
        must(
                balancer.desired().differences(kernel.table()).isEmpty(),
                "the balancer believes in another table");
        for (VirtualServerPlan plan : balancer.plans()) {
            String name = plan.id().name();
            boolean quorum = balancer.state(plan.id()).orElseThrow().quorum();
            must(
                    Objects.requireNonNull(model.virtuals.get(name)).quorum == quorum,
                    name + " has quorum " + quorum);
            must(quorums.getOrDefault(name, false) == quorum, name + " is told otherwise");
        }
    }

    private static String text(Map<ServiceKey, Map<Endpoint, IpvsDestination>> table) {
        var lines = new TreeSet<String>();
        for (var entry : table.entrySet()) {
            lines.add(Words.of(entry.getKey()));
            for (IpvsDestination each : entry.getValue().values())
                lines.add(
                        Words.of(new IpvsCommand.AddDestination(entry.getKey(), each)).substring(2)
                                + " "
                                + each.forwarding().method());
        }
        return String.join("\n", lines) + "\n";
    }

    @Override
    public void notified(VirtualServerPlan plan, Notice notice) {
        String name = plan.id().name();
        timeline.add(name + ": " + Words.of(notice));
        switch (notice) {
            case Notice.RealServerChanged(var real, boolean up, var cause, _) -> {
                must(!toldOfQuorum.contains(name), "a server is told of behind its service");
                if (gone(cause)) {
                    realServers.remove(name + real.endpoint());
                } else {
                    Boolean before = realServers.put(name + real.endpoint(), up);
                    must(before == null || before != up, "a server changes to what it is");
                }
            }
            case Notice.QuorumChanged(boolean up, _, _, var cause, _) -> {
                toldOfQuorum.add(name);
                Boolean before = quorums.put(name, up);
                boolean first = cause instanceof Cause.Start;
                must(first || (before != null && before) != up, "a quorum changes to what it is");
                if (gone(cause)) quorums.remove(name);
            }
            case Notice.ChecksSuspended _, Notice.ChecksResumed _ -> {}
        }
    }

    private static boolean gone(Cause cause) {
        return cause instanceof Cause.Removal || cause instanceof Cause.Stop;
    }

    @Override
    public void answered(IpvsCommand command, IpvsOutcome outcome) {
        timeline.add("   " + Words.of(command) + " -> " + outcome);
    }

    @Override
    public void drifted(Difference difference, boolean repaired) {
        timeline.add("   drift: " + difference.getClass().getSimpleName());
    }

    private static void must(boolean condition, String violation) {
        if (!condition) throw new Violation(violation);
    }
}
