package io.regent.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What runs on the hosts of a demo, and how it is started and stopped. Holds no state: all is read
 * from the kernel and from the run directory, so that any process can take over.
 */
final class Cluster {

    private static final String DAEMON_PID = "daemon.pid";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Setup setup;
    private final Example example;
    private final RunDirectory run;
    private final Lan lan;

    /**
     * @param name what the names of all namespaces begin with
     */
    Cluster(String name, Setup setup) throws DemoFailure {
        this.setup = setup;
        this.example = setup.example();
        this.run = new RunDirectory(name);
        this.lan = new Lan(name);
    }

    /** The cluster that another process has made. */
    static Cluster existing(String name) throws DemoFailure {
        var run = new RunDirectory(name);
        if (run.standing() == RunDirectory.Standing.ABSENT)
            throw new DemoFailure("no demo is running; start one with: regent demo --keep");
        return new Cluster(name, Setup.of(run.facts()));
    }

    Setup setup() {
        return setup;
    }

    Example example() {
        return example;
    }

    RunDirectory run() {
        return run;
    }

    Lan lan() {
        return lan;
    }

    /** Claims the run directory and makes all hosts, without anything that runs in them. */
    void make() throws DemoFailure, InterruptedException {
        run.claim(setup.facts());
        lan.make(setup);
    }

    // --- what runs on the hosts -----------------------------------------------------------------

    /** Starts the web servers behind the proxies. */
    void startWebs() throws DemoFailure, InterruptedException {
        for (var web : example.webs()) startPages(web);
        for (var web : example.webs()) awaitPort(web);
    }

    /** Starts what a node starts when it boots, as far as it does not run yet. */
    void startNode(Host node) throws DemoFailure, InterruptedException {
        lan.connect(node);
        if (example.way() != Example.Way.LVS && !isListening(node)) {
            if (example.way() == Example.Way.AT_ONCE) startPages(node);
            else startProxy(node);
            awaitPort(node);
        }
        if (!daemonRuns(node)) startDaemon(node);
    }

    private void startDaemon(Host node) throws DemoFailure, InterruptedException {
        var directory = run.of(node);
        var process =
                start(
                        node,
                        "keepalived.log",
                        List.of(
                                setup.daemon().toString(),
                                "-n",
                                "-l",
                                "-D",
                                "-G",
                                "-f",
                                setup.configuration(node).toString(),
                                "-p",
                                directory.resolve("keepalived.pid").toString(),
                                "-r",
                                directory.resolve("vrrp.pid").toString(),
                                "-c",
                                directory.resolve("checkers.pid").toString()));
        try {
            Files.writeString(directory.resolve(DAEMON_PID), process.pid() + "\n");
        } catch (IOException e) {
            throw new DemoFailure("cannot write to " + directory, e);
        }
    }

    private void startPages(Host host) throws DemoFailure {
        var argv = new ArrayList<>(Programs.self());
        argv.addAll(List.of("demo", "pages", setup.directory(host).toString()));
        start(host, "pages.log", argv);
    }

    private void startProxy(Host node) throws DemoFailure {
        if (setup.nginx()) {
            var sites = setup.directory().resolve("nginx/www-bbs.conf");
            start(node, "proxy.log", Nginx.prepare(run.of(node), sites));
            return;
        }
        var argv = new ArrayList<>(Programs.self());
        argv.addAll(List.of("demo", "proxy"));
        for (var web : example.webs()) argv.add(web.address());
        start(node, "proxy.log", argv);
    }

    /** Starts the process that looks on from the client; its sightings come from its output. */
    Process startClient() throws DemoFailure {
        var argv = lan.inside(Example.CLIENT);
        argv.addAll(Programs.self());
        argv.addAll(List.of("demo", "client"));
        for (var service : setup.services()) argv.add(service.hostName());
        try {
            return new ProcessBuilder(argv)
                    .redirectError(run.of(Example.CLIENT).resolve("client.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new DemoFailure("cannot start the client", e);
        }
    }

    private Process start(Host host, String log, List<String> argv) throws DemoFailure {
        var whole = lan.inside(host);
        whole.addAll(argv);
        try {
            var process =
                    new ProcessBuilder(whole)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            run.of(host).resolve(log).toFile()))
                            .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new DemoFailure("cannot start " + argv.getFirst() + " on " + host.name(), e);
        }
    }

    private void awaitPort(Host host) throws DemoFailure, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening(host)) {
            if (System.nanoTime() > deadline)
                throw new DemoFailure(
                        "nothing listens on port 80 of %s after %d s; `regent demo log %s` may say why"
                                .formatted(host.name(), PATIENCE.toSeconds(), host.name()));
            Thread.sleep(20);
        }
    }

    /** Whether somebody listens on TCP port 80 of this host: proc(5), /proc/net/tcp. */
    boolean isListening(Host host) throws DemoFailure, InterruptedException {
        var table =
                Command.attempt(
                        lan.inTerminal(
                                host.name(), List.of("cat", "/proc/net/tcp", "/proc/net/tcp6")));
        return table.output()
                .lines()
                .anyMatch(line -> line.matches(".*:0050 [0-9A-F]+:0000 0A .*"));
    }

    boolean daemonRuns(Host node) throws DemoFailure, InterruptedException {
        return daemonProcess(node).isPresent();
    }

    private Optional<ProcessHandle> daemonProcess(Host node)
            throws DemoFailure, InterruptedException {
        var file = run.of(node).resolve(DAEMON_PID);
        try {
            if (!Files.exists(file)) return Optional.empty();
            long pid = Long.parseLong(Files.readString(file).strip());
            if (!lan.processes(node).all().contains(pid)) return Optional.empty();
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            throw new DemoFailure("cannot read " + file, e);
        }
    }

    // --- dying and looking ----------------------------------------------------------------------

    /**
     * The node loses its power: the cable is dead, every process is gone without a last word, and
     * the kernel knows none of the virtual addresses when it boots.
     *
     * @return when the cable went dead, on the scale of {@link System#nanoTime}
     */
    long cutPower(Host node) throws DemoFailure, InterruptedException {
        long cut = System.nanoTime();
        lan.unplug(node);
        lan.processes(node).kill();
        lan.forgetAddresses(node);
        return cut;
    }

    /** Kills all processes of the daemon, and nothing else, with SIGKILL; false if it has none. */
    boolean killDaemon(Host node) throws DemoFailure, InterruptedException {
        var parent = daemonProcess(node);
        if (parent.isEmpty()) return false;
        // The parent goes first, for it would start its children again; they have no time to
        // notice.
        var children = parent.get().descendants().toList();
        parent.get().destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        return true;
    }

    /**
     * Asks the daemon to stop (SIGTERM) and waits until it has.
     *
     * @return when it was asked; empty if it does not run
     */
    Optional<Long> stopDaemon(Host node) throws DemoFailure, InterruptedException {
        var process = daemonProcess(node);
        if (process.isEmpty()) return Optional.empty();
        long asked = System.nanoTime();
        process.get().destroy();
        if (!await(PATIENCE, () -> !process.get().isAlive()))
            throw new DemoFailure(
                    "the daemon of %s did not stop within %d s of SIGTERM"
                            .formatted(node.name(), PATIENCE.toSeconds()));
        return Optional.of(asked);
    }

    /** The last lines of the logs of a host. */
    String logs(Host host, int lines) throws DemoFailure {
        var text = new StringBuilder();
        for (String log :
                List.of("keepalived.log", "proxy.log", "pages.log", "client.log", Nginx.LOG)) {
            var file = run.of(host).resolve(log);
            if (!Files.exists(file)) continue;
            try {
                var all = Files.readAllLines(file);
                for (String line : all.subList(Math.max(0, all.size() - lines), all.size()))
                    text.append(host.name() + " " + log + ": " + line + "\n");
            } catch (IOException e) {
                throw new DemoFailure("cannot read " + file, e);
            }
        }
        return text.toString();
    }

    private static boolean await(Duration limit, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) return false;
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return true;
    }
}
