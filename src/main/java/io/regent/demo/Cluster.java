package io.regent.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The hosts of a demo: one network namespace each, with an interface eth1 that leads to a bridge in
 * a namespace of its own, so that nothing appears in the machine's own network. Holds no state: all
 * is read from the kernel and from the run directory, so that any process can take over.
 */
final class Cluster {

    /** The host that is only a bridge; its ports have the names of the hosts. */
    static final String SWITCH = "switch";

    static final String INTERFACE = "eth1";

    private static final String BRIDGE = "lan";
    private static final Path NAMESPACES = Path.of("/run/netns");
    private static final Path NAMESPACE_FILES = Path.of("/etc/netns");
    private static final String MADE_NAMESPACE_FILES = "made-etc-netns";
    private static final String DAEMON_PID = "daemon.pid";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final String name;
    private final Setup setup;
    private final Example example;
    private final RunDirectory run;
    private final String ip;
    private final String setsid;

    /**
     * @param name what the names of all namespaces begin with
     */
    Cluster(String name, Setup setup) throws DemoFailure {
        this.name = name;
        this.setup = setup;
        this.example = setup.example();
        this.run = new RunDirectory(name);
        this.ip = Programs.require("ip", "iproute2");
        this.setsid = Programs.require("setsid", "util-linux");
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

    String namespace(String host) {
        return name + "-" + host;
    }

    // --- making ---------------------------------------------------------------------------------

    /** Claims the run directory and makes all hosts, without anything that runs in them. */
    void make() throws DemoFailure, InterruptedException {
        run.claim(setup.facts());
        makeSwitch();
        for (var host : example.hosts()) make(host);
    }

    private void makeSwitch() throws DemoFailure, InterruptedException {
        addNamespace(SWITCH);
        // Without spanning tree and snooping: a plain switch that forwards at once.
        ipOf(
                SWITCH,
                "link",
                "add",
                BRIDGE,
                "type",
                "bridge",
                "forward_delay",
                "0",
                "stp_state",
                "0",
                "mcast_snooping",
                "0");
        ipOf(SWITCH, "link", "set", BRIDGE, "up");
    }

    private void make(Host host) throws DemoFailure, InterruptedException {
        writeHostsFile(host);
        addNamespace(host.name());
        ipOf(
                SWITCH,
                "link",
                "add",
                host.name(),
                "type",
                "veth",
                "peer",
                "name",
                INTERFACE,
                "address",
                host.mac(),
                "netns",
                namespace(host.name()));
        ipOf(SWITCH, "link", "set", host.name(), "master", BRIDGE);
        connect(host);
    }

    /** Puts the cable in and gives the host its own address, as a boot would. */
    private void connect(Host host) throws DemoFailure, InterruptedException {
        ipOf(SWITCH, "link", "set", host.name(), "up");
        ipOf(host.name(), "addr", "replace", host.address() + "/24", "brd", "+", "dev", INTERFACE);
        ipOf(host.name(), "link", "set", INTERFACE, "up");
    }

    private void addNamespace(String host) throws DemoFailure, InterruptedException {
        var result = Command.attempt(List.of(ip, "netns", "add", namespace(host)));
        if (!result.succeeded())
            throw new DemoFailure(
                    """
                    cannot make the network namespace %s: %s. The demo needs a kernel with network \
                    namespaces and the right to make them (root; in a container: --privileged)\
                    """
                            .formatted(namespace(host), result.output().strip()));
        ipOf(host, "link", "set", "lo", "up");
    }

    /** {@code ip netns exec} shows this file to the host as its /etc/hosts. */
    private void writeHostsFile(Host host) throws DemoFailure {
        var text = new StringBuilder("127.0.0.1 localhost\n");
        for (var each : example.hosts())
            text.append(each.address()).append(' ').append(each.name()).append('\n');
        for (var service : setup.services())
            text.append(service.address() + " " + service.name() + " " + service.hostName() + "\n");
        var directory = NAMESPACE_FILES.resolve(namespace(host.name()));
        try {
            if (!Files.exists(NAMESPACE_FILES)) {
                Files.createFile(run.path().resolve(MADE_NAMESPACE_FILES));
                Files.createDirectory(NAMESPACE_FILES);
            }
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("hosts"), text);
        } catch (IOException e) {
            throw new DemoFailure("cannot write the hosts file in " + directory, e);
        }
    }

    // --- what runs on the hosts -----------------------------------------------------------------

    /** Starts the web servers behind the proxies. */
    void startWebs() throws DemoFailure, InterruptedException {
        for (var web : example.webs()) startPages(web);
        for (var web : example.webs()) awaitPort(web);
    }

    /** Starts what a node starts when it boots, as far as it does not run yet. */
    void startNode(Host node) throws DemoFailure, InterruptedException {
        connect(node);
        if (!isListening(node)) {
            if (example.webs().isEmpty()) startPages(node);
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
        var argv = inside(Example.CLIENT);
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
        var whole = inside(host);
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

    /**
     * The start of an argument vector that runs a program on this host, in a session of its own so
     * that Ctrl-C at the terminal reaches the demo alone.
     */
    private List<String> inside(Host host) {
        return new ArrayList<>(List.of(setsid, ip, "netns", "exec", namespace(host.name())));
    }

    /** The argument vector of {@code regent demo exec}: stays in the terminal's session. */
    List<String> inTerminal(String host, List<String> argv) {
        var whole = new ArrayList<>(List.of(ip, "netns", "exec", namespace(host)));
        whole.addAll(argv);
        return whole;
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
                        List.of(
                                ip,
                                "netns",
                                "exec",
                                namespace(host.name()),
                                "cat",
                                "/proc/net/tcp",
                                "/proc/net/tcp6"));
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
            if (!processes(node.name()).contains(pid)) return Optional.empty();
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
        ipOf(SWITCH, "link", "set", node.name(), "down");
        kill(node);
        ipOf(node.name(), "addr", "flush", "dev", INTERFACE);
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

    /** What {@code ip addr} on this node says about an address: its label, or empty. */
    Optional<String> labelOf(Host node, Service service) throws DemoFailure, InterruptedException {
        // 2: eth1    inet 192.168.200.160/24 scope global secondary eth1:1\       valid_lft ...
        String wanted = " inet " + service.address() + "/";
        for (String line : ipOf(node.name(), "-o", "-4", "addr", "show").lines().toList()) {
            if (!line.contains(wanted)) continue;
            String[] words = line.substring(0, (line + "\\").indexOf('\\')).strip().split(" +");
            return Optional.of(words[words.length - 1]);
        }
        return Optional.empty();
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

    // --- removing -------------------------------------------------------------------------------

    /**
     * Removes all that belongs to a demo of this name, whoever made it and however far they came.
     *
     * @return what there was, in words; empty if there was nothing
     */
    static List<String> remove(String name) throws DemoFailure, InterruptedException {
        String ip = Programs.require("ip", "iproute2");
        var removed = new ArrayList<String>();
        var namespaces = namespaces(name);
        int processes = 0;
        for (String namespace : namespaces) processes += end(ip, namespace);
        if (processes > 0) removed.add(processes + " processes");
        for (String namespace : namespaces) Command.require(List.of(ip, "netns", "del", namespace));
        if (!namespaces.isEmpty())
            removed.add("the network namespaces " + String.join(", ", namespaces));
        removed.addAll(removeFiles(name));
        return removed;
    }

    /** What a demo of this name has left on this machine; empty after {@link #remove}. */
    static List<String> remains(String name) {
        var remains = new ArrayList<>(namespaces(name));
        for (String host : hostNames()) {
            var files = NAMESPACE_FILES.resolve(name + "-" + host);
            if (Files.exists(files)) remains.add(files.toString());
        }
        var run = new RunDirectory(name).path();
        if (Files.exists(run)) remains.add(run.toString());
        return remains;
    }

    private static List<String> removeFiles(String name) {
        var removed = new ArrayList<String>();
        for (String host : hostNames()) {
            var directory = NAMESPACE_FILES.resolve(name + "-" + host);
            if (!Files.exists(directory)) continue;
            RunDirectory.deleteTree(directory);
            removed.add(directory.toString());
        }
        var run = new RunDirectory(name);
        if (Files.exists(run.path().resolve(MADE_NAMESPACE_FILES))) {
            try {
                Files.deleteIfExists(NAMESPACE_FILES);
            } catch (IOException e) {
                // Not empty: somebody else has put something there since.
                assert Files.exists(NAMESPACE_FILES);
            }
        }
        if (Files.exists(run.path())) {
            run.remove();
            removed.add(run.path().toString());
        }
        return removed;
    }

    private static List<String> namespaces(String name) {
        return hostNames().stream()
                .map(host -> name + "-" + host)
                .filter(namespace -> Files.exists(NAMESPACES.resolve(namespace)))
                .toList();
    }

    /** Every host of every example. */
    private static List<String> hostNames() {
        var names = new ArrayList<>(Example.DUAL_MASTER.hosts().stream().map(Host::name).toList());
        names.add(SWITCH);
        return names;
    }

    /** Ends all processes of a namespace, politely at first; returns how many there were. */
    private static int end(String ip, String namespace) throws DemoFailure, InterruptedException {
        var first = processes(ip, namespace);
        for (long pid : first) ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        while (!processes(ip, namespace).isEmpty() && System.nanoTime() < deadline)
            Thread.sleep(20);
        killAll(ip, namespace);
        return first.size();
    }

    private static void killAll(String ip, String namespace)
            throws DemoFailure, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var left = processes(ip, namespace);
                !left.isEmpty();
                left = processes(ip, namespace)) {
            for (long pid : left) ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            if (System.nanoTime() > deadline)
                throw new DemoFailure("processes in " + namespace + " do not end: " + left);
            Thread.sleep(10);
        }
    }

    /** SIGKILL for every process of the host; returns when none is left. */
    private void kill(Host host) throws DemoFailure, InterruptedException {
        killAll(ip, namespace(host.name()));
    }

    private List<Long> processes(String host) throws DemoFailure, InterruptedException {
        return processes(ip, namespace(host));
    }

    private static List<Long> processes(String ip, String namespace)
            throws DemoFailure, InterruptedException {
        return Command.require(List.of(ip, "netns", "pids", namespace))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    private String ipOf(String host, String... words) throws DemoFailure, InterruptedException {
        var argv = new ArrayList<>(List.of(ip, "-n", namespace(host)));
        argv.addAll(List.of(words));
        return Command.require(argv);
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
