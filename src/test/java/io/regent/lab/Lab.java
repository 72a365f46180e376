package io.regent.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A switch with hosts on it, each a network namespace of its own, named {@code lab-<pid>-<number>-}
 * and the host.
 *
 * <pre>
 *   node1 ──eth0─┐                    ┌─eth0── observer  10.77.0.250  asks who owns an address
 *   10.77.0.1    ├── lan0 (switch) ───┤
 *   node2 ──eth0─┘       │            └─eth0── tester    10.77.0.200  sends what nobody should
 *   10.77.0.2         capture
 * </pre>
 *
 * <p>With a second network, every host has an eth1 on the switch lan1 too, 192.168.200.0/24 with
 * the same last numbers. Closing removes everything; so does the end of the JVM, and what a killed
 * JVM left behind goes when the next laboratory opens.
 */
public final class Lab implements AutoCloseable {

    private static final String FAMILY = "lab-";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<AutoCloseable> OPEN = ConcurrentHashMap.newKeySet();

    /** The first three numbers of the addresses on lan0 and lan1. */
    private static final List<String> NETWORKS = List.of("10.77.0.", "192.168.200.");

    private static final int OBSERVER = 250;
    private static final int TESTER = 200;

    static {
        Native.hurry();
        sweep();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> List.copyOf(OPEN).forEach(Lab::end)));
    }

    private final String prefix = open(this);
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<String, String> hostsByMac = new HashMap<>();
    private final List<Daemon> daemons = new ArrayList<>();
    private final List<AutoCloseable> instruments = new ArrayList<>();
    private final Path folder;
    private final Capture capture;
    private int daemonCount;

    private Lab(int networks, String... nodes) {
        this.folder = makeFolder(prefix);
        build(networks, nodes);
        this.capture = new Capture(switchName(), ports());
        instruments.add(capture);
    }

    /** Registers a laboratory, to be closed with the JVM; how the names of its hosts begin. */
    static String open(AutoCloseable lab) {
        OPEN.add(lab);
        return FAMILY + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }

    /** False when the laboratory is closed already. */
    static boolean closes(AutoCloseable lab) {
        return OPEN.remove(lab);
    }

    static Path makeFolder(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hosts with one card on one switch: the named ones, an observer and a tester. */
    public static Lab of(String... nodes) {
        return new Lab(1, nodes);
    }

    /** Hosts with two cards on two switches. */
    public static Lab ofTwoNetworks(String... nodes) {
        return new Lab(2, nodes);
    }

    private void build(int networks, String... nodes) {
        var script = new StringBuilder("set -e\n");
        namespace(script, switchName());
        for (int lan = 0; lan < networks; lan++) {
            script.append(
                    "ip -n %s link add lan%d type bridge mcast_snooping 0 forward_delay 0\n"
                            .formatted(switchName(), lan));
            script.append("ip -n %s link set lan%d up\n".formatted(switchName(), lan));
        }
        int number = 0;
        for (String node : nodes) host(script, networks, node, ++number);
        host(script, networks, "observer", OBSERVER);
        host(script, networks, "tester", TESTER);
        Shell.run(List.of("sh", "-c", script.toString()));
    }

    private static void namespace(StringBuilder script, String namespace) {
        script.append(
                """
                ip netns add %1$s
                ip netns exec %1$s sh -c 'for i in all default; do \
                echo 1 > /proc/sys/net/ipv6/conf/$i/disable_ipv6; done'
                ip -n %1$s link set lo up
                """
                        .formatted(namespace));
    }

    private void host(StringBuilder script, int networks, String name, int number) {
        Host host = new Host(name, prefix + "-" + name);
        hosts.put(name, host);
        namespace(script, host.namespace());
        for (int lan = 0; lan < networks; lan++) {
            String mac = "02:00:0a:4d:%02x:%02x".formatted(lan, number);
            String address = NETWORKS.get(lan) + number;
            host.hasCard("eth" + lan, mac, address);
            hostsByMac.put(mac, name);
            script.append(
                    """
                    ip -n %1$s link add eth%2$d address %3$s type veth peer name %4$s.%2$d netns %5$s
                    ip -n %1$s addr add %6$s/24 brd + dev eth%2$d
                    ip -n %1$s link set eth%2$d up
                    ip -n %5$s link set %4$s.%2$d master lan%2$d up
                    """
                            .formatted(host.namespace(), lan, mac, name, switchName(), address));
        }
    }

    private String switchName() {
        return prefix + "-switch";
    }

    private Map<Integer, String> ports() {
        Map<Integer, String> ports = new HashMap<>();
        String links =
                Shell.run(List.of("ip", "-n", switchName(), "-o", "link", "show", "type", "veth"));
        for (String line : links.lines().toList()) {
            // ip complains of a peer's namespace that it cannot name.
            if (!Character.isDigit(line.charAt(0))) continue;
            String[] words = line.split("[:@ ]+");
            ports.put(Integer.valueOf(words[0]), words[1]);
        }
        return ports;
    }

    public Host host(String name) {
        return Objects.requireNonNull(hosts.get(name), name);
    }

    /** The hosts that were asked for, without observer and tester. */
    public List<Host> nodes() {
        return hosts.values().stream()
                .filter(host -> !host.name().equals("observer") && !host.name().equals("tester"))
                .toList();
    }

    public Capture capture() {
        return capture;
    }

    public Observer observer() {
        return new Observer(host("observer"), "eth0", hostsByMac);
    }

    /** The observer at the switch lan1. */
    public Observer observerOnSecondNetwork() {
        return new Observer(host("observer"), "eth1", hostsByMac);
    }

    public synchronized Tester tester() {
        Tester tester = new Tester(host("tester"));
        instruments.add(tester);
        return tester;
    }

    /**
     * Starts the daemon under test on a host.
     *
     * @param options of the command line, and NAME=VALUE for its environment
     */
    public Daemon start(String node, String config, String... options) {
        return start(Daemon.Program.REGENT, node, config, options);
    }

    public synchronized Daemon start(
            Daemon.Program program, String node, String config, String... options) {
        Path home = folder.resolve(node + "-" + ++daemonCount);
        var daemon = new Daemon(host(node), program, home, config, List.of(options));
        daemons.add(daemon);
        return daemon;
    }

    /** A folder that goes with the laboratory, for scripts and what they write. */
    public Path folder() {
        return folder;
    }

    /** Pulls the cable of a host: it loses its carrier. */
    public void unplug(String node) {
        Shell.run(List.of("ip", "-n", switchName(), "link", "set", node + ".0", "down"));
    }

    public void plug(String node) {
        Shell.run(List.of("ip", "-n", switchName(), "link", "set", node + ".0", "up"));
    }

    /**
     * Gives a host a second card on lan0 and puts both together: bond0 has the address and the
     * hardware address of eth0, and goes on while one of the two cards has a carrier. The kernel
     * needs bonding.
     */
    public void bond(String node) {
        Host host = host(node);
        String script =
                """
                set -e
                ip -n %1$s -batch - <<'end'
                link set eth0 down
                addr flush dev eth0
                link add spare0 type veth peer name %2$s.spare netns %3$s
                link add bond0 address %4$s type bond mode active-backup miimon 50
                link set eth0 master bond0
                link set spare0 master bond0
                link set bond0 up
                addr add %5$s/24 brd + dev bond0
                end
                ip -n %3$s link set %2$s.spare master lan0 up
                """
                        .formatted(
                                host.namespace(),
                                node,
                                switchName(),
                                host.mac("eth0"),
                                host.address("eth0"));
        Shell.run(List.of("sh", "-c", script));
    }

    /** Pulls the cable of the second card that {@link #bond} gave a host. */
    public void unplugSpare(String node) {
        Shell.run(List.of("ip", "-n", switchName(), "link", "set", node + ".spare", "down"));
    }

    /** Cuts a host off from the others without its noticing: the carrier stays. */
    public void isolate(String node) {
        Shell.run(List.of("ip", "-n", switchName(), "link", "set", node + ".0", "nomaster"));
    }

    public void rejoin(String node) {
        Shell.run(List.of("ip", "-n", switchName(), "link", "set", node + ".0", "master", "lan0"));
    }

    /**
     * The machine of a daemon dies: the daemon killed, the machine cut off, and no address left but
     * the one that the machine starts with. {@link #rejoin} switches it on again.
     */
    public void powerOff(Daemon daemon) {
        Host host = daemon.host();
        daemon.kill();
        isolate(host.name());
        host.ip("address flush dev eth0");
        host.ip("address add " + host.address() + "/24 brd + dev eth0");
    }

    /** Nanoseconds since the epoch, on the clock of the captured frames. */
    public static long nowNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void pause(double seconds) {
        pause(Duration.ofNanos((long) (seconds * 1e9)));
    }

    /** Looks again and again until something is so; fails when the time is over. */
    public static void await(String what, Duration timeout, BooleanSupplier isSo) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + timeout + " in vain until " + what);
            }
            pause(Duration.ofMillis(20));
        }
    }

    /** Everything that the daemons said, for a failing test. */
    public String story() {
        var story = new StringBuilder();
        for (Daemon daemon : daemons) story.append(daemon).append('\n');
        return story.toString();
    }

    @Override
    public void close() {
        if (!closes(this)) return;
        daemons.forEach(Daemon::close);
        instruments.reversed().forEach(Lab::end);
        var namespaces = new ArrayList<>(hosts.values().stream().map(Host::namespace).toList());
        namespaces.add(switchName());
        namespaces.forEach(Lab::remove);
        delete(folder);
    }

    /** Whatever still runs in a namespace of ours was started there by us. */
    static void remove(String namespace) {
        Shell.Outcome pids = Shell.attempt(List.of("ip", "netns", "pids", namespace));
        if (pids.status() != 0) return;
        pids.output().lines().forEach(pid -> Native.signal(Long.parseLong(pid), Native.SIGKILL));
        Shell.attempt(List.of("ip", "netns", "delete", namespace));
    }

    /** Removes laboratories whose JVM is no more, with their folders. */
    private static void sweep() {
        File temporary = new File(System.getProperty("java.io.tmpdir"));
        for (String namespace : leftIn(new File("/run/netns"))) remove(namespace);
        for (String name : leftIn(temporary)) {
            try {
                delete(temporary.toPath().resolve(name));
            } catch (UncheckedIOException e) {
                // Another JVM sweeps at the same time, or may not: then it stays.
            }
        }
    }

    private static List<String> leftIn(File place) {
        var left = new ArrayList<String>();
        String[] names = place.list();
        for (String name : names == null ? new String[0] : names) {
            if (name.matches(FAMILY + "[0-9]+-.*") && isDead(name.split("-")[1])) left.add(name);
        }
        return left;
    }

    private static boolean isDead(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
