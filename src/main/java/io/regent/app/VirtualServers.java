package io.regent.app;

import io.regent.check.CheckEvent;
import io.regent.check.CheckPlan;
import io.regent.check.Failure;
import io.regent.check.FileVerdict;
import io.regent.check.ServerWeight;
import io.regent.check.Verdict;
import io.regent.config.Configuration;
import io.regent.config.feature.LvsGlobalConfig;
import io.regent.config.feature.TrackedFile;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Checker.FileWeight;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.ServiceAddress;
import io.regent.config.lvs.VirtualServer;
import io.regent.lvs.Balancer;
import io.regent.lvs.Ipvs;
import io.regent.lvs.LvsSetup;
import io.regent.lvs.PacketMarks;
import io.regent.lvs.RealServerState;
import io.regent.lvs.StartMode;
import io.regent.lvs.Upkeep;
import io.regent.lvs.VirtualServerId;
import io.regent.lvs.VirtualServerPlan;
import io.regent.mail.MailEvent;
import io.regent.net.IpAddress;
import io.regent.notify.NotifyRunner;
import io.regent.notify.StateFifos;
import io.regent.observe.CheckDump;
import io.regent.observe.Log;
import io.regent.observe.LvsLogText;
import io.regent.probe.CheckLoop;
import io.regent.probe.CheckReports;
import io.regent.probe.ProbeSource;
import io.regent.sys.ErrnoException;
import io.regent.sys.WakeUp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The virtual servers at work: the balancer, the checks that tell it which real servers are alive,
 * and the kernel's table. Belongs to the main thread of the companion process; results of checks
 * reach it through a queue.
 */
final class VirtualServers implements AutoCloseable {

    private static final int MOST_CHECKS_IN_FLIGHT = 4096;

    /** What a result is about, by the names of the configuration whose checks it comes from. */
    private final class Naming implements Consumer<CheckEvent> {
        private final List<VirtualServer> servers;
        private final IdentityHashMap<VirtualServer, VirtualServerPlan> plans =
                new IdentityHashMap<>();

        private Naming(List<VirtualServer> servers, List<VirtualServerPlan> plans) {
            this.servers = servers;
            for (VirtualServerPlan plan : plans) this.plans.put(plan.server(), plan);
        }

        /** On the thread of the checks. */
        @Override
        public void accept(CheckEvent event) {
            results.add(new Result(this, event));
            resultsCame.signal();
        }
    }

    private record Result(Naming naming, CheckEvent event) {}

    private final Log log;
    private final WakeUp resultsCame;
    private final ConcurrentLinkedQueue<Result> results = new ConcurrentLinkedQueue<>();

    /** {@code ha_suspend}: those whose address this machine has. */
    private final Set<ServiceAddress> present = new HashSet<>();

    /** What {@code track_file}s hold, for FILE_CHECK. */
    private final Map<String, Long> numbers = new HashMap<>();

    private final PacketMarks marks;
    private final ServerMails mails;
    private final Balancer balancer;
    private final Upkeep upkeep;
    private final CheckReports checkReports;
    private final CheckLoop checks;
    private Map<String, TrackedFile> files = Map.of();
    private Naming naming = new Naming(List.of(), List.of());

    VirtualServers(
            Ipvs ipvs,
            PacketMarks marks,
            NotifyRunner notifier,
            StateFifos fifos,
            Consumer<MailEvent> mailer,
            Log log)
            throws ErrnoException {
        this.log = log;
        this.marks = marks;
        this.resultsCame = WakeUp.open();
        this.mails = new ServerMails(mailer);
        this.balancer =
                new Balancer(ipvs, new LvsReports(log, notifier, fifos, mails, this::suspend));
        this.upkeep = new Upkeep(balancer);
        this.checkReports = new CheckReports(log);
        this.checks = CheckLoop.start(checkReports, new Random(), MOST_CHECKS_IN_FLIGHT);
    }

    /**
     * @param addresses of this machine, as often as some interface has them
     */
    void start(
            Configuration configuration,
            ProbeSource probes,
            List<IpAddress> addresses,
            StartMode mode) {
        balancer.load(setup(configuration));
        for (IpAddress address : addresses) balancer.addressAppeared(address);
        believeFiles(configuration);
        balancer.start(mode);
        check(configuration, probes);
        upkeep.start(System.nanoTime());
    }

    void reload(Configuration configuration, ProbeSource probes) {
        var before = ReloadReport.of(balancer);
        balancer.reload(setup(configuration));
        before.write(balancer, log);
        check(configuration, probes);
    }

    /**
     * @param keepTable the kernel's table stays as it is
     */
    void stop(boolean keepTable) {
        checks.close();
        balancer.stop(keepTable);
        if (!keepTable) marks.clear();
    }

    /** With packets marked as it needs; where that is refused, without need of marks. */
    private LvsSetup setup(Configuration configuration) {
        var wanted = LvsSetup.of(configuration);
        if (wanted.marks().isEmpty()) {
            marks.clear();
            return wanted;
        }
        LvsGlobalConfig global = configuration.features().orElseThrow().lvs();
        boolean done =
                marks.mark(
                        global.nftablesIpvs().orElseThrow(),
                        global.nftablesIpvsPriority(),
                        wanted.marks().get());
        return done ? wanted : wanted.withoutMarks();
    }

    void addressAppeared(IpAddress address) {
        balancer.addressAppeared(address);
    }

    void addressDisappeared(IpAddress address) {
        balancer.addressDisappeared(address);
    }

    /** All of this machine, as often as some interface has them. */
    void addressesAre(List<IpAddress> addresses) {
        balancer.addressesAre(addresses);
    }

    /** Text of {@code keepalived_check.data}. */
    String dump() {
        var entries = new ArrayList<CheckDump.Entry>();
        for (VirtualServerPlan plan : balancer.plans()) {
            balancer.state(plan.id())
                    .ifPresent(state -> entries.add(new CheckDump.Entry(plan, state)));
        }
        return CheckDump.of(entries);
    }

    /**
     * @param name of the {@code track_file} block
     */
    void fileChanged(String name, long number) {
        numbers.put(name, number);
        tellFiles();
    }

    /** Readable when checks have told something. */
    int resultsFd() {
        return resultsCame.fd();
    }

    void takeResults() {
        resultsCame.clear();
        for (Result result = results.poll(); result != null; result = results.poll()) take(result);
    }

    /** When {@link #timePassed} has something to do; it is to be called after each event, too. */
    long deadlineNanos() {
        return upkeep.deadlineNanos();
    }

    void timePassed(long nowNanos) {
        upkeep.timePassed(nowNanos);
    }

    @Override
    public void close() {
        resultsCame.close();
    }

    private void check(Configuration configuration, ProbeSource probes) {
        List<VirtualServer> servers = configuration.virtualServers();
        naming = new Naming(servers, balancer.plans());
        mails.use(balancer.plans());
        CheckPlan plan = CheckPlan.of(servers, names(servers));
        configuration
                .features()
                .ifPresent(
                        each -> checkReports.logAllFailures(each.mail().checkerLogAllFailures()));
        checks.apply(plan, probes, naming);
        files = trackedFiles(configuration);
        numbers.keySet().retainAll(files.keySet());
        tellFiles();
        for (VirtualServerPlan each : balancer.plans()) logActivation(each);
        log.info(LvsLogText.running(servers.size(), plan.checks().size()));
    }

    private void logActivation(VirtualServerPlan plan) {
        boolean rests = plan.server().haSuspend() && !present.contains(plan.server().address());
        LvsLogText.logChecks(plan, rests ? "Deactivating" : "Activating", log);
    }

    private List<String> names(List<VirtualServer> servers) {
        var names = new ArrayList<String>(servers.size());
        for (VirtualServer server : servers) {
            VirtualServerPlan plan = naming.plans.get(server);
            names.add(plan == null ? "" : plan.id().name());
        }
        return names;
    }

    /** What files say is known before the start: nobody has to wait for it. */
    private void believeFiles(Configuration configuration) {
        Map<String, TrackedFile> definitions = trackedFiles(configuration);
        for (VirtualServerPlan plan : balancer.plans()) {
            List<RealServer> servers = plan.server().realServers();
            for (int i = 0; i < servers.size(); i++) believeFiles(plan, i, definitions);
        }
    }

    private void believeFiles(
            VirtualServerPlan plan, int server, Map<String, TrackedFile> definitions) {
        RealServer real = plan.server().realServers().get(server);
        for (int i = 0; i < real.checkers().size(); i++) {
            Optional<Verdict> verdict = verdict(real.checkers().get(i), definitions, numbers);
            if (verdict.isEmpty()) continue;
            if (verdict.get() instanceof Verdict.Passed(Optional<ServerWeight> weight)
                    && weight.isPresent()) {
                balancer.weightChanged(plan.id(), server, i, change(weight.get(), real));
            }
            boolean up = verdict.get() instanceof Verdict.Passed;
            balancer.checkerChanged(plan.id(), server, i, up);
        }
    }

    private static Map<String, TrackedFile> trackedFiles(Configuration configuration) {
        var files = new HashMap<String, TrackedFile>();
        if (configuration.features().isEmpty()) return files;
        for (TrackedFile file : configuration.features().get().trackedFiles()) {
            files.putIfAbsent(file.name(), file);
        }
        return files;
    }

    /** The checks ask on a thread of their own. */
    private void tellFiles() {
        Map<String, TrackedFile> definitions = files;
        Map<String, Long> held = Map.copyOf(numbers);
        checks.tell(checker -> verdict(checker, definitions, held));
    }

    private static Optional<Verdict> verdict(
            Checker checker, Map<String, TrackedFile> definitions, Map<String, Long> held) {
        if (!(checker instanceof Checker.TrackedFile check)) return Optional.empty();
        Long number = held.get(check.trackFile());
        TrackedFile definition = definitions.get(check.trackFile());
        if (number == null || definition == null) return Optional.empty();
        var weight =
                check.weight().orElse(new FileWeight(definition.weight(), definition.reverse()));
        int clamped = Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return Optional.of(FileVerdict.of(weight.weight(), weight.reverse(), clamped));
    }

    private void take(Result result) {
        // After a reload everything is told again under the names of the new configuration.
        if (result.naming() != naming) return;
        CheckEvent event = result.event();
        VirtualServer virtual = naming.servers.get(event.id().virtualServer());
        VirtualServerPlan plan = naming.plans.get(virtual);
        if (plan == null) return;
        VirtualServerId id = plan.id();
        List<RealServer> servers = virtual.realServers();
        int server = event.id().realServer();
        int checker = event.id().checker();
        mails.because(event.failure().map(Failure::text));
        if (event.weight().isPresent()) {
            int change = change(event.weight().get(), servers.get(server));
            changeWeight(plan, server, checker, change);
        }
        balancer.checkerChanged(id, server, checker, event.up());
        RealServer real = servers.get(server);
        mails.checked(plan, real, real.checkers().get(checker), event.up());
    }

    private void changeWeight(VirtualServerPlan plan, int server, int checker, int change) {
        RealServer real = plan.server().realServers().get(server);
        RealServerState before = stateOf(plan, server);
        balancer.weightChanged(plan.id(), server, checker, change);
        int weight = stateOf(plan, server).effectiveWeight(real);
        if (weight != before.effectiveWeight(real)) {
            log.info(
                    LvsLogText.weightChanged(
                            plan, real, before.effectiveWeight(real), weight, before.alive()));
        }
    }

    private RealServerState stateOf(VirtualServerPlan plan, int server) {
        return balancer.state(plan.id()).orElseThrow().servers().get(server);
    }

    private static int change(ServerWeight weight, RealServer server) {
        return switch (weight) {
            case ServerWeight.Set(int wanted) -> wanted - server.weight();
            case ServerWeight.Add(int amount) -> amount;
        };
    }

    private void suspend(VirtualServerPlan plan, boolean suspended) {
        if (suspended) present.remove(plan.server().address());
        else present.add(plan.server().address());
        checks.present(present);
    }
}
