package io.regent.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** {@code regent demo} and its subcommands. */
@Command(
        name = "demo",
        header = "Show on this machine how an address stays alive when a node dies.",
        description = {
            "",
            "Makes two nodes, two web nodes and a client as network namespaces, starts a real"
                    + " daemon on each node from the files in examples/, and looks on from the client"
                    + " while node1 loses its power and comes back, and node2 is stopped and started."
                    + " Takes about 40 seconds, needs root, and removes everything at the end.",
            "",
            "Exit code 0 if all was seen that must hold, 1 if not, 2 if the demo cannot run.",
            "REGENT_DEMO_DAEMON=/usr/sbin/keepalived shows the same with another daemon.",
            "",
        })
public final class DemoCommand implements Callable<Integer> {

    @Mixin private DemoOptions options = new DemoOptions();

    @Option(
            names = "--name",
            scope = ScopeType.INHERIT,
            defaultValue = "regent-demo",
            hidden = true,
            description = "What the names of the namespaces begin with, at most 40 characters.")
    private String name = "regent-demo";

    @Override
    public Integer call() throws Exception {
        return dualMaster(options);
    }

    @Command(
            name = "dual-master",
            description = "Two addresses, each at home on one node (this is the default).")
    int dualMaster(@Mixin DemoOptions more) throws Exception {
        return play(Example.DUAL_MASTER, options.and(more));
    }

    @Command(name = "single-pair", description = "One address, a master and a backup.")
    int singlePair(@Mixin DemoOptions more) throws Exception {
        return play(Example.SINGLE_PAIR, options.and(more));
    }

    @Command(
            name = "lvs",
            description = {
                "A balanced service: two directors and two web servers, of which one dies and returns,"
                        + " and then a director dies. Without ip_vs in the running kernel it boots one"
                        + " that has it under QEMU, for which it needs no root but two minutes."
            })
    int lvs(
            @Option(
                            names = "--watch",
                            paramLabel = "SECONDS",
                            defaultValue = "4",
                            description = "How long to look on between two events; default 4.")
                    double watchSeconds,
            @Option(
                            names = "--boot",
                            description = "Boot a kernel even where the running one has ip_vs.")
                    boolean boot,
            @Option(names = "--in-guest", hidden = true, description = "We are there already.")
                    boolean inGuest)
            throws Exception {
        return guarded(() -> {
            if (options.keep())
                throw new DemoFailure("--keep is not for lvs: its web servers end with the demo");
            var watch = Duration.ofMillis((long) (watchSeconds * 1000));
            if (!inGuest && (boot || !LvsPlace.kernelIsReady()))
                return LvsPlace.playInGuest(
                        List.of("lvs", "--in-guest", "--watch", Double.toString(watchSeconds)));
            DemoRun.requireRoot();
            var tempo = inGuest ? Tempo.ofEmulation(watch) : Tempo.ofThisMachine(watch);
            var setup = Setup.of(Example.LVS, true);
            return new DemoRun(name, System.out).run(setup, LvsAct.story(tempo), false);
        });
    }

    @Command(name = "status", description = "Who holds which address, and what runs where.")
    int status() throws Exception {
        return guarded(() -> {
            var cluster = Cluster.existing(name);
            for (var node : cluster.example().nodes())
                System.out.printf(
                        "%s: daemon %s, web %s%n",
                        node.name(),
                        cluster.daemonRuns(node) ? "runs" : "is not running",
                        cluster.isListening(node) ? "serves" : "does not serve");
            Status.print(cluster, System.out);
            return 0;
        });
    }

    @Command(name = "exec", description = "Run a program on a host: regent demo exec node1 ip addr")
    int exec(
            @Parameters(
                            paramLabel = "HOST",
                            description = {
                                "node1, node2, client, web1, web2, or switch: the bridge,",
                                "whose ports bear the hosts' names."
                            })
                    String host,
            @Parameters(
                            paramLabel = "PROGRAM",
                            arity = "1..*",
                            description = "Program and arguments.")
                    List<String> argv)
            throws Exception {
        return guarded(() -> {
            var cluster = Cluster.existing(name);
            if (!host.equals(Lan.SWITCH)) cluster.example().host(host);
            var process =
                    new ProcessBuilder(cluster.lan().inTerminal(host, argv)).inheritIO().start();
            // Ctrl-C goes to both; the program shall have the last word.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(process)));
            return process.waitFor();
        });
    }

    @Command(
            name = "kill",
            description = {
                "Cut the power of a node: its cable goes dead, its daemon and proxy are killed with"
                        + " SIGKILL, and its kernel forgets the virtual addresses, as after a reset."
                        + " `start` is the way back.",
                "With --daemon only the daemon is killed, with SIGKILL. What it leaves in the kernel"
                        + " stays there: the node goes on answering for its addresses while the other"
                        + " node takes them over. A service manager would start it again."
            })
    int kill(
            @Parameters(paramLabel = "NODE", description = "node1 or node2") String nodeName,
            @Option(names = "--daemon", description = "Kill only the daemon.") boolean daemonOnly)
            throws Exception {
        return guarded(() -> {
            var cluster = kept();
            var node = cluster.example().node(nodeName);
            if (!daemonOnly) cluster.cutPower(node);
            else if (!cluster.killDaemon(node))
                throw new DemoFailure("the daemon of " + node.name() + " does not run");
            System.out.println(
                    daemonOnly ? node.name() + ": daemon killed" : node.name() + ": power cut");
            return 0;
        });
    }

    @Command(
            name = "start",
            description = "Start whatever does not run on a node: cable, address, proxy, daemon.")
    int start(@Parameters(paramLabel = "NODE", description = "node1 or node2") String nodeName)
            throws Exception {
        return guarded(() -> {
            var cluster = kept();
            var node = cluster.example().node(nodeName);
            cluster.startNode(node);
            System.out.println(node.name() + ": daemon and web server run");
            return 0;
        });
    }

    @Command(
            name = "stop",
            description = {
                "Stop the daemon of a node in good order (SIGTERM); without a node: end the demo"
                        + " and remove everything that it made."
            })
    int stop(
            @Parameters(
                            paramLabel = "NODE",
                            arity = "0..1",
                            defaultValue = "",
                            description = "node1 or node2")
                    String nodeName)
            throws Exception {
        return guarded(() -> {
            if (nodeName.isEmpty()) return stopAll();
            var cluster = kept();
            var node = cluster.example().node(nodeName);
            if (cluster.stopDaemon(node).isEmpty())
                throw new DemoFailure("the daemon of " + node.name() + " does not run");
            System.out.println(node.name() + ": daemon stopped");
            return 0;
        });
    }

    @Command(
            name = "log",
            description = "Print what the daemon and the web server of a host have logged.")
    int log(@Parameters(paramLabel = "HOST") String host) throws Exception {
        return guarded(() -> {
            var cluster = Cluster.existing(name);
            System.out.print(cluster.logs(cluster.example().host(host), Integer.MAX_VALUE));
            return 0;
        });
    }

    // --- programs that the demo runs on its hosts -----------------------------------------------

    @Command(name = "client", hidden = true, description = "Fetch pages and ask by ARP.")
    int client(@Parameters(arity = "1..*") List<String> hostNames) throws IOException {
        Client.run(hostNames);
        return 0;
    }

    @Command(name = "pages", hidden = true, description = "Serve the pages of a directory.")
    int pages(@Parameters Path directory) throws IOException, InterruptedException {
        WebPages.serve(directory);
        return sleepForever();
    }

    @Command(name = "proxy", hidden = true, description = "Pass requests on to web nodes.")
    int proxy(@Parameters(arity = "1..*") List<String> webs)
            throws IOException, InterruptedException {
        WebProxy.serve(webs);
        return sleepForever();
    }

    // --------------------------------------------------------------------------------------------

    private int play(Example example, DemoOptions wanted) throws Exception {
        return guarded(() -> {
            DemoRun.requireRoot();
            var setup = Setup.of(example, wanted.builtinProxy());
            return new DemoRun(name, System.out)
                    .run(setup, Act.story(wanted.watch()), wanted.keep());
        });
    }

    private int stopAll() throws DemoFailure, InterruptedException {
        DemoRun.requireRoot();
        if (new RunDirectory(name).standing() == RunDirectory.Standing.RUNNING)
            throw new DemoFailure("the demo is in its act; press Ctrl-C where it runs");
        var removed = CleanUp.remove(name);
        System.out.println(
                removed.isEmpty()
                        ? "No demo is running, nothing to remove."
                        : "Removed " + String.join("; ", removed));
        return 0;
    }

    /** The cluster, for commands that would disturb a story that is being told. */
    private Cluster kept() throws DemoFailure {
        DemoRun.requireRoot();
        if (new RunDirectory(name).standing() == RunDirectory.Standing.RUNNING)
            throw new DemoFailure("the demo is in its act; use --keep and wait for its end");
        return Cluster.existing(name);
    }

    private static int guarded(Callable<Integer> command) throws Exception {
        try {
            return command.call();
        } catch (DemoFailure e) {
            System.err.println("regent demo: " + e.text());
            return DemoRun.CANNOT_RUN;
        } catch (InterruptedException e) {
            // A signal ends the process; its exit code is the signal's.
            return DemoRun.CANNOT_RUN;
        }
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int sleepForever() throws InterruptedException {
        Thread.currentThread().join();
        return 0;
    }
}
