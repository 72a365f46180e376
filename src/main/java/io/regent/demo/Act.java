package io.regent.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The story that the demo tells: every address at its home; one node loses its power, the other
 * takes over, the node comes back; then the other node is stopped in good order and started again.
 * Who holds an address is what the client learns by ARP; {@code ip addr} of the nodes stands beside
 * it.
 */
final class Act {

    /** From the start of a daemon to all its addresses at home. */
    private static final Duration HOMECOMING_LIMIT = Duration.ofSeconds(15);

    /** What a busy machine may add to a limit of the protocol. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration CALM_REPORT = Duration.ofSeconds(3);
    private static final Duration SILENCE_REPORT = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Setup setup;
    private final Example example;
    private final Watcher watcher;
    private final Evidence evidence;
    private final Teller teller;
    private final Duration watch;
    private final List<String> outcomes = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** The nodes whose daemon is meant to run. */
    private final Set<Host> running = new LinkedHashSet<>();

    /** Since when everything is at home for the first time; pages before that do not count. */
    private long openedNanos;

    private Act(Cluster cluster, Watcher watcher, Teller teller, Duration watch) {
        this.cluster = cluster;
        this.setup = cluster.setup();
        this.example = cluster.example();
        this.watcher = watcher;
        this.evidence = watcher.evidence();
        this.teller = teller;
        this.watch = watch;
    }

    /**
     * @param watch how long to look on between two events
     */
    static Story story(Duration watch) {
        return (cluster, teller) -> {
            cluster.startWebs();
            try (var watcher = new Watcher(cluster.startClient())) {
                return new Act(cluster, watcher, teller, watch).play();
            }
        };
    }

    private List<String> play() throws DemoFailure, InterruptedException {
        open();
        // Without everything at home there is nothing to lose and nothing to come back to.
        if (faults.isEmpty()) haveAccidents();
        summarise();
        return faults;
    }

    private void haveAccidents() throws DemoFailure, InterruptedException {
        losePower(Example.NODE1);
        comeBack(Example.NODE1, "power is back on node1: it boots and starts its daemon");
        if (!setup.servicesOf(Example.NODE2).isEmpty()) {
            stopInOrder(Example.NODE2);
            comeBack(Example.NODE2, "node2's daemon is started again");
        }
    }

    private void open() throws DemoFailure, InterruptedException {
        long started = System.nanoTime();
        teller.now("daemons start on node1 and node2");
        for (var node : example.nodes()) start(node);
        for (var service : setup.services()) awaitHome(service, started);
        tellHolders();
        openedNanos = System.nanoTime();
        lookOn();
    }

    private void losePower(Host node) throws DemoFailure, InterruptedException {
        running.remove(node);
        long cut = cluster.cutPower(node);
        teller.at(cut, node.name() + " loses its power: cable dead, everything killed (kill -9)");
        for (var service : setup.servicesOf(node))
            awaitTakeOver("power lost", service, node, cut, service.masterDownInterval());
        lookOn();
    }

    private void stopInOrder(Host node) throws DemoFailure, InterruptedException {
        running.remove(node);
        var asked = cluster.stopDaemon(node);
        if (asked.isEmpty()) throw endedByItself(node);
        teller.at(asked.get(), node.name() + "'s daemon is stopped in good order (SIGTERM)");
        for (var service : setup.servicesOf(node))
            awaitTakeOver("daemon stopped", service, node, asked.get(), service.skewTime());
        lookOn();
    }

    private void comeBack(Host node, String what) throws DemoFailure, InterruptedException {
        long started = System.nanoTime();
        teller.now(what);
        start(node);
        for (var service : setup.servicesOf(node)) {
            long home = awaitHome(service, started);
            var pause = awaitPage(service, started, home);
            tellPause(service, pause);
            judgePause(service, "on the way home", pause, Duration.ZERO);
            outcomes.add(
                    "%s came home; client waited %s"
                            .formatted(service.title(), Teller.seconds(pause)));
        }
        tellHolders();
        lookOn();
    }

    private void start(Host node) throws DemoFailure, InterruptedException {
        cluster.startNode(node);
        running.add(node);
    }

    /** Waits until the other node alone answers for the address, and the pages come again. */
    private void awaitTakeOver(String what, Service service, Host lost, long since, Duration limit)
            throws DemoFailure, InterruptedException {
        var heir = example.otherNode(lost);
        boolean taken = waitFor(limit.plus(HOMECOMING_LIMIT), () -> isAlone(service, heir, since));
        var answer = evidence.firstAnswer(service.address(), heir.mac(), since);
        if (!taken || answer.isEmpty()) {
            fault(service.title() + " was not taken over by " + heir.name());
            return;
        }
        var after = Duration.ofNanos(answer.getAsLong() - since);
        var figures =
                "%s (protocol limit %s)".formatted(Teller.seconds(after), Teller.seconds(limit));
        teller.at(
                answer.getAsLong(),
                heir.name() + " answers for " + service.title() + " after " + figures);
        if (after.compareTo(limit.plus(MARGIN)) > 0)
            fault(service.title() + " had no owner for " + figures);
        var pause = awaitPage(service, since, answer.getAsLong());
        tellPause(service, pause);
        judgePause(service, what, pause, limit);
        outcomes.add(
                "%s, %s: taken over after %s; client waited %s"
                        .formatted(service.title(), what, figures, Teller.seconds(pause)));
        tellHolders();
    }

    /**
     * Waits until the address is at home and nowhere else; returns when its home first answered.
     */
    private long awaitHome(Service service, long since) throws DemoFailure, InterruptedException {
        var home = service.home();
        boolean arrived = waitFor(HOMECOMING_LIMIT, () -> isAlone(service, home, since));
        var answer = evidence.firstAnswer(service.address(), home.mac(), since);
        if (!arrived || answer.isEmpty()) {
            fault(
                    "%s was not at home on %s within %s"
                            .formatted(
                                    service.title(),
                                    home.name(),
                                    Teller.seconds(HOMECOMING_LIMIT)));
            return System.nanoTime();
        }
        var after = Duration.ofNanos(answer.getAsLong() - since);
        teller.at(
                answer.getAsLong(),
                "%s is at home: %s answers for it, after %s"
                        .formatted(service.title(), home.name(), Teller.seconds(after)));
        return answer.getAsLong();
    }

    /** Waits for a page after an address has moved; returns the longest pause since then. */
    private Duration awaitPage(Service service, long since, long moved)
            throws DemoFailure, InterruptedException {
        waitFor(MARGIN, () -> evidence.latestPage(service.name()).orElse(since) > moved);
        return evidence.longestPause(service.name(), since, System.nanoTime());
    }

    private boolean isAlone(Service service, Host host, long since) {
        return evidence.firstAnswer(service.address(), host.mac(), since).isPresent()
                && evidence.answering(service.address(), System.nanoTime())
                        .equals(Set.of(host.mac()));
    }

    private void lookOn() throws DemoFailure, InterruptedException {
        waitFor(watch, () -> false);
        tellPages();
    }

    // --- telling and judging --------------------------------------------------------------------

    private void summarise() {
        teller.plain("");
        teller.plain("Summary");
        for (String outcome : outcomes) teller.plain("  " + outcome);
        for (var service : setup.services()) {
            var both = evidence.longestDoubleAnswer(service.address());
            String howLong = both.isZero() ? "never" : "for " + Teller.seconds(both);
            teller.plain("  " + pages(service) + "; two nodes answered at once: " + howLong);
            if (both.compareTo(service.advertInterval()) > 0)
                fault(service.title() + ": two nodes answered at once " + howLong);
        }
    }

    private void judgePause(Service service, String when, Duration pause, Duration limit) {
        var most = limit.plus(MARGIN);
        if (pause.compareTo(most) <= 0) return;
        fault(
                "%s, %s: the client waited %s for a page, more than %s"
                        .formatted(
                                service.name(), when, Teller.seconds(pause), Teller.seconds(most)));
    }

    private void fault(String text) {
        faults.add(text);
        teller.now("NOT AS IT MUST BE: " + text);
    }

    private void tellPause(Service service, Duration pause) {
        teller.more(
                "%s: the longest pause between two pages was %s"
                        .formatted(service.name(), Teller.seconds(pause)));
    }

    private void tellPages() {
        teller.now(
                "client: "
                        + String.join("; ", setup.services().stream().map(this::pages).toList()));
    }

    private String pages(Service service) {
        return "%s %d pages, %d failed"
                .formatted(
                        service.name(),
                        evidence.pages(service.name(), true, openedNanos),
                        evidence.pages(service.name(), false, openedNanos));
    }

    private void tellSilence() {
        for (var service : setup.services()) {
            OptionalLong latest = evidence.latestPage(service.name());
            if (latest.isEmpty()) continue;
            var silence = Duration.ofNanos(System.nanoTime() - latest.getAsLong());
            if (silence.compareTo(SILENCE_REPORT) < 0) continue;
            teller.now(
                    "client: no page of %s for %s (%s)"
                            .formatted(
                                    service.name(),
                                    Teller.seconds(silence),
                                    evidence.latestFault(service.name()).orElse("no answer yet")));
        }
    }

    private void tellHolders() throws DemoFailure, InterruptedException {
        for (String line : Holders.table(cluster, evidence)) teller.more(line);
    }

    // --- waiting --------------------------------------------------------------------------------

    /** Waits for the condition and reports meanwhile; false if the time is over. */
    private boolean waitFor(Duration limit, BooleanSupplier condition)
            throws DemoFailure, InterruptedException {
        long start = System.nanoTime();
        long deadline = start + limit.toNanos();
        long calmReport = start + CALM_REPORT.toNanos();
        while (System.nanoTime() < deadline) {
            long next = Math.min(deadline, System.nanoTime() + SILENCE_REPORT.toNanos());
            if (evidence.await(next, condition)) return true;
            checkOnEverybody();
            tellSilence();
            boolean opened = openedNanos != 0;
            if (opened && System.nanoTime() > calmReport && System.nanoTime() < deadline) {
                tellPages();
                calmReport += CALM_REPORT.toNanos();
            }
        }
        return condition.getAsBoolean();
    }

    private void checkOnEverybody() throws DemoFailure, InterruptedException {
        if (!watcher.isAlive())
            throw new DemoFailure(
                    "the client's process has ended: " + cluster.logs(Example.CLIENT, 5));
        for (var node : running) if (!cluster.daemonRuns(node)) throw endedByItself(node);
    }

    private static DemoFailure endedByItself(Host node) {
        return new DemoFailure("the daemon of " + node.name() + " has ended by itself");
    }
}
