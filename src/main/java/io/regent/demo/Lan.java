package io.regent.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hosts as network namespaces, each with an interface eth1 that leads to a bridge in a
 * namespace of its own, so that nothing appears in the machine's own network.
 */
final class Lan {

    /** The host that is only a bridge; its ports have the names of the hosts. */
    static final String SWITCH = "switch";

    /** Where {@code ip netns} keeps the namespaces. */
    static final Path NAMESPACES = Path.of("/run/netns");

    /** Where {@code ip netns exec} looks for files to show in place of those in /etc. */
    static final Path FILES = Path.of("/etc/netns");

    private static final String INTERFACE = "eth1";
    private static final String BRIDGE = "lan";

    private final String name;
    private final String ip;
    private final String setsid;

    /**
     * @param name what the names of all namespaces begin with
     */
    Lan(String name) throws DemoFailure {
        this.name = name;
        this.ip = Programs.require("ip", "iproute2");
        this.setsid = Programs.require("setsid", "util-linux");
    }

    static String namespace(String name, String host) {
        return name + "-" + host;
    }

    /** The file of the host's network namespace, for {@link Inside}. */
    Path file(Host host) {
        return NAMESPACES.resolve(namespace(host.name()));
    }

    private String namespace(String host) {
        return namespace(name, host);
    }

    /** Makes the switch and all hosts, each with its cable, its own address and its hosts file. */
    void make(Setup setup) throws DemoFailure, InterruptedException {
        makeSwitch();
        for (var host : setup.example().hosts()) make(host, setup);
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

    private void make(Host host, Setup setup) throws DemoFailure, InterruptedException {
        writeHostsFile(host, setup);
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
    void connect(Host host) throws DemoFailure, InterruptedException {
        ipOf(SWITCH, "link", "set", host.name(), "up");
        ipOf(host.name(), "addr", "replace", host.address() + "/24", "brd", "+", "dev", INTERFACE);
        ipOf(host.name(), "link", "set", INTERFACE, "up");
    }

    /** The cable goes dead at the switch; the host sees its link go down. */
    void unplug(Host host) throws DemoFailure, InterruptedException {
        ipOf(SWITCH, "link", "set", host.name(), "down");
    }

    /** What a reset does to a kernel's addresses. */
    void forgetAddresses(Host host) throws DemoFailure, InterruptedException {
        ipOf(host.name(), "addr", "flush", "dev", INTERFACE);
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
    private void writeHostsFile(Host host, Setup setup) throws DemoFailure {
        var text = new StringBuilder("127.0.0.1 localhost\n");
        for (var each : setup.example().hosts())
            text.append(each.address()).append(' ').append(each.name()).append('\n');
        for (var service : setup.services())
            text.append(service.address() + " " + service.name() + " " + service.hostName() + "\n");
        var directory = FILES.resolve(namespace(host.name()));
        try {
            if (!Files.exists(FILES)) {
                Files.createFile(CleanUp.madeMarker(name));
                Files.createDirectory(FILES);
            }
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("hosts"), text);
        } catch (IOException e) {
            throw new DemoFailure("cannot write the hosts file in " + directory, e);
        }
    }

    // --- for what runs on the hosts -------------------------------------------------------------

    /**
     * The start of an argument vector that runs a program on this host, in a session of its own so
     * that Ctrl-C at the terminal reaches the demo alone.
     */
    List<String> inside(Host host) {
        return new ArrayList<>(List.of(setsid, ip, "netns", "exec", namespace(host.name())));
    }

    /** The argument vector of {@code regent demo exec}: stays in the terminal's session. */
    List<String> inTerminal(String host, List<String> argv) {
        var whole = new ArrayList<>(List.of(ip, "netns", "exec", namespace(host)));
        whole.addAll(argv);
        return whole;
    }

    NamespaceProcesses processes(Host host) {
        return new NamespaceProcesses(ip, namespace(host.name()));
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

    /** Runs a program on a host that must succeed, and returns what it printed. */
    String run(Host host, String... argv) throws DemoFailure, InterruptedException {
        return Command.require(inTerminal(host.name(), List.of(argv)));
    }

    private String ipOf(String host, String... words) throws DemoFailure, InterruptedException {
        var argv = new ArrayList<>(List.of(ip, "-n", namespace(host)));
        argv.addAll(List.of(words));
        return Command.require(argv);
    }
}
