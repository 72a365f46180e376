package io.regent.demo;

import io.regent.config.ConfigLoader;
import io.regent.config.lvs.Checker;
import io.regent.config.syntax.DiskReader;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The story of the balanced service: requests are spread over two web servers; one of them dies, is
 * taken out of the director's table and comes back; then the director itself dies. What counts is
 * what the client gets; the kernel's table stands beside it.
 */
final class LvsAct {

    private static final Host FIRST = Example.NODE1;
    private static final Host SECOND = Example.NODE2;
    private static final Host STAYS = Example.WEB1;
    private static final Host DIES = Example.WEB2;

    /** The longest that one request is under way. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration REPORT = Duration.ofSeconds(5);
    private static final Duration STILL = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Example example;
    private final Service service;
    private final Teller teller;
    private final Tempo tempo;
    private final Duration noticed;
    private final Duration checkInterval;
    private final Visitor visitor;
    private final Visits visits;
    private final Map<Host, PageServer> webs = new HashMap<>();
    private final Set<Host> running = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private long failedBeforeNoticed;

    private LvsAct(Cluster cluster, Teller teller, Tempo tempo) throws DemoFailure {
        this.cluster = cluster;
        this.example = cluster.example();
        this.service = cluster.setup().services().getFirst();
        this.teller = teller;
        this.tempo = tempo;
        var schedule = check(cluster).schedule();
        this.checkInterval = schedule.interval();
        this.noticed =
                schedule.interval().plus(schedule.retryDelay().multipliedBy(schedule.retries()));
        var address = new InetSocketAddress(service.address(), WebPages.PORT);
        this.visitor = new Visitor(cluster.lan().file(Example.CLIENT), address, tempo.request());
        this.visits = visitor.visits();
    }

    static Story story(Tempo tempo) {
        return (cluster, teller) -> {
            var act = new LvsAct(cluster, teller, tempo);
            try (var _ = act.visitor) {
                return act.play();
            } finally {
                act.webs.values().forEach(PageServer::close);
            }
        };
    }

    /** How the directors check the first web server. */
    private static Checker.Web check(Cluster cluster) throws DemoFailure {
        var file = cluster.setup().configuration(FIRST);
        var loaded = ConfigLoader.load(file, new DiskReader());
        if (loaded.runnable().isPresent())
            for (var balanced : loaded.runnable().get().virtualServers())
                for (var checker : balanced.realServers().getFirst().checkers())
                    if (checker instanceof Checker.Web web) return web;
        throw new DemoFailure(
                file + " has no virtual server with HTTP_GET that can run; see: regent check");
    }

    private List<String> play() throws DemoFailure, InterruptedException {
        open();
        if (!faults.isEmpty()) return faults;
        balance();
        loseWebServer();
        webServerReturns();
        loseDirector();
        summarise();
        return faults;
    }

    // --- the acts -------------------------------------------------------------------------------

    private void open() throws DemoFailure, InterruptedException {
        long begin = System.nanoTime();
        var script = cluster.setup().directory().resolve("real-server.sh");
        for (var web : example.webs()) {
            cluster.lan().run(web, script.toString(), "start", service.address());
            serve(web);
        }
        teller.now("web1 and web2 serve, with " + service.address() + " on lo and silent in ARP");
        teller.now("node1 and node2: daemons start, and their companions for virtual servers");
        for (var director : example.nodes()) {
            cluster.startNode(director);
            running.add(director);
        }
        for (var director : example.nodes()) awaitTable(director);
        if (!await(tempo.patience(), () -> cluster.lan().labelOf(FIRST, service).isPresent()))
            fault("node1 did not take " + service.title());
        visitor.start();
        if (!await(tempo.margin().plus(UNDER_WAY), () -> visits.firstAnswer(begin).isPresent()))
            fault("the client got no page: " + visits.latestFault().orElse("no answer"));
    }

    private void awaitTable(Host director) throws DemoFailure, InterruptedException {
        boolean complete =
                await(
                        tempo.patience(),
                        () -> {
                            teller.unlessRecent(STILL, "starting: the JVMs take their time here");
                            return table(director).hasAll(example.webs());
                        });
        if (complete) teller.now(director.name() + " has both web servers in its table");
        else fault("the table of " + director.name() + " never had both web servers");
    }

    private void balance() throws DemoFailure, InterruptedException {
        teller.now(service.title() + " is on node1; its table:");
        tellTable(FIRST);
        long begin = System.nanoTime();
        lookOn();
        var count = visits.count(begin, System.nanoTime());
        judgeBoth(count, "with both web servers");
        outcomes.add("both serve: " + words(count));
    }

    private void loseWebServer() throws DemoFailure, InterruptedException {
        long died = System.nanoTime();
        kill(DIES);
        teller.at(died, "web2 dies: its port refuses connections. The table is still as it was");
        boolean out = await(noticed.plus(tempo.margin()), () -> !table(FIRST).has(DIES));
        long gone = System.nanoTime();
        if (!out) {
            fault("web2 was not taken out of the table");
            return;
        }
        teller.at(
                gone,
                "web2 is out of the table after %s (the file allows %s):"
                        .formatted(since(died, gone), Teller.seconds(noticed)));
        tellTable(FIRST);
        lookOn();
        failedBeforeNoticed = visits.count(died - UNDER_WAY.toNanos(), gone).failed();
        var after = visits.count(gone, System.nanoTime());
        if (after.of(STAYS) == 0) fault("web1 alone did not serve");
        if (after.of(DIES) > 0) fault("web2 answered although it was dead");
        judgeNone(after, "after web2 was taken out");
        outcomes.add(
                "web2 died: out after %s; %d requests failed before, %d after: %s"
                        .formatted(
                                since(died, gone),
                                failedBeforeNoticed,
                                after.failed(),
                                words(after)));
    }

    private void webServerReturns() throws DemoFailure, InterruptedException {
        long returned = System.nanoTime();
        serve(DIES);
        teller.at(returned, "web2 serves again");
        var limit = checkInterval.plus(tempo.margin());
        if (!await(limit, () -> table(FIRST).has(DIES))) {
            fault("web2 did not come back into the table");
            return;
        }
        long back = System.nanoTime();
        teller.at(back, "web2 is back in the table after " + since(returned, back) + ":");
        tellTable(FIRST);
        lookOn();
        var count = visits.count(returned, System.nanoTime());
        judgeBoth(visits.count(back, System.nanoTime()), "after the return of web2");
        judgeNone(count, "while web2 came back");
        outcomes.add(
                "web2 returned: back after %s; %s".formatted(since(returned, back), words(count)));
    }

    private void loseDirector() throws DemoFailure, InterruptedException {
        running.remove(FIRST);
        long cut = cluster.cutPower(FIRST);
        long dead = System.nanoTime();
        teller.at(cut, "node1 loses its power: cable dead, everything killed (kill -9)");
        var limit = service.masterDownInterval();
        boolean served =
                await(limit.plus(tempo.margin()), () -> visits.firstAnswer(dead).isPresent());
        if (!served) {
            fault("node2 did not take over: no page since the death of node1");
            return;
        }
        var first = visits.firstAnswer(dead).orElseThrow();
        var pause = visits.pause(dead);
        teller.at(
                first.endedNanos(),
                "the client gets pages again; it waited %s (protocol limit %s). node2's table:"
                        .formatted(Teller.seconds(pause), Teller.seconds(limit)));
        if (pause.compareTo(limit.plus(tempo.margin())) > 0)
            fault("the client waited %s for a page".formatted(Teller.seconds(pause)));
        if (cluster.lan().labelOf(SECOND, service).isEmpty())
            fault("node2 serves without having " + service.title());
        tellTable(SECOND);
        lookOn();
        var after = visits.count(first.endedNanos(), System.nanoTime());
        long during = visits.count(cut - UNDER_WAY.toNanos(), first.endedNanos()).failed();
        judgeBoth(after, "behind node2");
        outcomes.add(
                "node1 died: the client waited %s; %d requests failed before, %d after: %s"
                        .formatted(Teller.seconds(pause), during, after.failed(), words(after)));
    }

    private void serve(Host web) throws DemoFailure, InterruptedException {
        webs.put(web, PageServer.start(web, cluster.lan().file(web)));
    }

    private void kill(Host web) {
        var server = webs.remove(web);
        if (server != null) server.close();
    }

    private BalancerTable table(Host director) throws DemoFailure, InterruptedException {
        return BalancerTable.of(cluster.lan().file(director));
    }

    // --- telling and judging --------------------------------------------------------------------

    private void summarise() {
        teller.plain("");
        teller.plain("Summary");
        for (String outcome : outcomes) teller.plain("  " + outcome);
    }

    private void judgeBoth(Visits.Count count, String when) {
        judgeNone(count, when);
        long less = Math.min(count.of(Example.WEB1), count.of(Example.WEB2));
        // Round robin: turns are taken, whatever the moment at which counting begins.
        if (less * 3 < count.all() || less == 0)
            fault(when + ", the requests were not balanced: " + words(count));
    }

    private void judgeNone(Visits.Count count, String when) {
        if (count.failed() == 0) return;
        fault(
                "%s, %d requests failed: %s"
                        .formatted(when, count.failed(), visits.latestFault().orElse("")));
    }

    private void fault(String text) {
        faults.add(text);
        teller.now("NOT AS IT MUST BE: " + text);
    }

    private void tellTable(Host director) throws DemoFailure, InterruptedException {
        var ipvsadm = Programs.find("ipvsadm");
        if (ipvsadm.isPresent()) {
            teller.more("# ipvsadm -Ln");
            cluster.lan()
                    .run(director, ipvsadm.get().toString(), "-Ln")
                    .lines()
                    .forEach(teller::more);
            return;
        }
        var weights = table(director).weights();
        for (var web : example.webs())
            teller.more(
                    "%s %s: %s"
                            .formatted(
                                    web.name(),
                                    web.address(),
                                    weights.containsKey(web.address())
                                            ? "weight " + weights.get(web.address())
                                            : "not in the table"));
    }

    private static String words(Visits.Count count) {
        return "web1 answered %d, web2 %d, %d failed"
                .formatted(count.of(Example.WEB1), count.of(Example.WEB2), count.failed());
    }

    private static String since(long begin, long end) {
        return Teller.seconds(Duration.ofNanos(end - begin));
    }

    private void lookOn() throws DemoFailure, InterruptedException {
        long end = System.nanoTime() + tempo.watch().toNanos();
        for (long now = System.nanoTime(); now < end; ) {
            Thread.sleep(Duration.ofNanos(Math.min(end - now, REPORT.toNanos())));
            checkOnEverybody();
            long from = now;
            now = System.nanoTime();
            teller.now("client: " + words(visits.count(from, now)));
        }
    }

    // --- waiting --------------------------------------------------------------------------------

    /** What is waited for. */
    private interface Condition {
        boolean holds() throws DemoFailure, InterruptedException;
    }

    /** Looks again and again; false when the time is over. */
    private boolean await(Duration limit, Condition condition)
            throws DemoFailure, InterruptedException {
        long begin = System.nanoTime();
        long checked = begin;
        while (!condition.holds()) {
            long now = System.nanoTime();
            if (now - begin > limit.toNanos()) return false;
            if (now - checked > REPORT.toNanos()) {
                checkOnEverybody();
                checked = now;
            }
            Thread.sleep(GLANCE);
        }
        return true;
    }

    private void checkOnEverybody() throws DemoFailure, InterruptedException {
        if (!visitor.ended().isEmpty())
            throw new DemoFailure("the client cannot ask any more: " + visitor.ended());
        for (var node : running)
            if (!cluster.daemonRuns(node))
                throw new DemoFailure("the daemon of " + node.name() + " has ended by itself");
    }
}
