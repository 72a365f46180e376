package io.regent.lab;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A cluster of virtual servers, each machine a network namespace.
 *
 * <pre>
 *                  front 10.80.0.0/24             back 10.81.0.0/24
 *   client .9 ─eth0──┤                                  │
 *                    ├──eth0─ director1 .1 ─eth1────────┤
 *                    ├──eth0─ director2 .2 ─eth1────────┤
 *                    ├──eth1─ real1 .11 ─────eth0───────┤
 *                    └──eth1─ real2 .12 ─────eth0───────┘
 * </pre>
 *
 * <p>The service is at {@link #VIP}. With {@link Forwarding#NAT} real servers have no card in
 * front: their way to the client is {@link #GATEWAY} in the back, which belongs to the active
 * director. With {@link Forwarding#DR} and {@link Forwarding#TUN} they have the address of the
 * service on {@code lo} without telling anybody, and answer the client directly. They take packets
 * out of IP in IP, GUE (UDP port {@link #GUE_PORT}) and GRE. The addresses end in the same numbers
 * with IPv6, in fd00:80::/64 and fd00:81::/64, except for tunnels.
 *
 * <p>Needs a kernel with ip_vs. Closing removes everything, as with {@link Lab}.
 */
public final class LvsLab implements AutoCloseable {

    public static final String VIP = "10.80.0.100";
    public static final String VIP6 = "fd00:80::100";
    public static final int PORT = 80;
    public static final String GATEWAY = "10.81.0.254";
    public static final String GATEWAY6 = "fd00:81::254";
    public static final int GUE_PORT = 6080;

    private static final String FRONT = "front";
    private static final String BACK = "back";
    private static final int CLIENT = 9;
    private static final int REAL = 10;

    private final String prefix = Lab.open(this);
    private final Forwarding forwarding;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<String, Responder> responders = new LinkedHashMap<>();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final Path folder = Lab.makeFolder(prefix);
    private final StringBuilder script = new StringBuilder("set -e\n");
    private final StringBuilder ports = new StringBuilder();

    private LvsLab(Forwarding forwarding, int directors, int realServers) {
        this.forwarding = forwarding;
        namespace(switchName());
        batch(
                switchName(),
                """
                link add front type bridge mcast_snooping 0 forward_delay 0
                link add back type bridge mcast_snooping 0 forward_delay 0
                link set front up
                link set back up
                """);
        addClient();
        for (int number = 1; number <= directors; number++) addDirector(number);
        for (int number = 1; number <= realServers; number++) addRealServer(number);
        batch(switchName(), ports.toString());
        Shell.run(List.of("sh", "-c", script.toString()));
        for (int number = 1; number <= realServers; number++) serve("real" + number);
    }

    /**
     * A client, so many directors, and real servers that serve their names. No director is active
     * yet.
     */
    public static LvsLab of(Forwarding forwarding, int directors, int realServers) {
        return new LvsLab(forwarding, directors, realServers);
    }

    // --- building
    // ---------------------------------------------------------------------------------

    private void addClient() {
        Host host = host("client", "");
        batch(host.namespace(), card(host, "eth0", FRONT, CLIENT));
    }

    private void addDirector(int number) {
        Host host =
                host(
                        "director" + number,
                        "net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1"
                                + " net.ipv4.conf.all.send_redirects=0"
                                + " net.ipv4.conf.default.send_redirects=0");
        batch(
                host.namespace(),
                card(host, "eth0", FRONT, number) + card(host, "eth1", BACK, number));
    }

    private void addRealServer(int number) {
        boolean direct = forwarding != Forwarding.NAT;
        Host host =
                host(
                        "real" + number,
                        direct
                                ? "net.ipv4.conf.all.arp_ignore=1 net.ipv4.conf.all.arp_announce=2"
                                : "");
        String links = card(host, "eth0", BACK, REAL + number);
        if (direct) links += card(host, "eth1", FRONT, REAL + number) + quietAddress();
        else
            links +=
                    "route add default via %s\nroute add default via %s\n"
                            .formatted(GATEWAY, GATEWAY6);
        if (forwarding == Forwarding.TUN) links += tunnels(host.address("eth0"));
        batch(host.namespace(), links);
    }

    private static String quietAddress() {
        return "addr add %s/32 dev lo\naddr add %s/128 dev lo\n".formatted(VIP, VIP6);
    }

    private static String tunnels(String local) {
        return """
        link add tun0 type ipip local %1$s
        link set tun0 up
        link add gre1 type gre local %1$s
        link set gre1 up
        fou add port %2$d gue
        """
                .formatted(local, GUE_PORT);
    }

    private Host host(String name, String settings) {
        var host = new Host(name, prefix + "-" + name);
        hosts.put(name, host);
        namespace(host.namespace());
        // Packets come in on one card that are answered on the other.
        script.append(
                "ip netns exec %s sysctl -qw net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0 %s\n"
                        .formatted(host.namespace(), settings));
        return host;
    }

    private void namespace(String namespace) {
        script.append("ip netns add %1$s\nip -n %1$s link set lo up\n".formatted(namespace));
    }

    private String card(Host host, String device, String lan, int number) {
        boolean front = lan.equals(FRONT);
        String mac = "02:00:0a:%02x:00:%02x".formatted(front ? 80 : 81, number);
        String address = (front ? "10.80.0." : "10.81.0.") + number;
        String port = host.name() + "." + lan.charAt(0);
        host.hasCard(device, mac, address);
        ports.append("link set %s master %s up\n".formatted(port, lan));
        return """
        link add %1$s address %2$s type veth peer name %3$s netns %4$s
        addr add %5$s/24 dev %1$s
        addr add %6$s%7$d/64 dev %1$s nodad
        link set %1$s up
        """
                .formatted(
                        device,
                        mac,
                        port,
                        switchName(),
                        address,
                        front ? "fd00:80::" : "fd00:81::",
                        number);
    }

    private void batch(String namespace, String commands) {
        script.append("ip -n %s -batch - <<'end'\n%send\n".formatted(namespace, commands));
    }

    private String switchName() {
        return prefix + "-switch";
    }

    // --- using
    // ------------------------------------------------------------------------------------

    public Host host(String name) {
        return Objects.requireNonNull(hosts.get(name), name);
    }

    public Forwarding forwarding() {
        return forwarding;
    }

    /** The address of a real server in the table of a director. */
    public String realAddress(String name) {
        return host(name).address("eth0");
    }

    /** Makes a director the one that the client and the real servers go to, by hand. */
    public void activate(String director) {
        Host host = host(director);
        host.ip("addr add " + VIP + "/24 dev eth0");
        host.ip("addr add " + VIP6 + "/64 dev eth0 nodad");
        host.ip("addr add " + GATEWAY + "/24 dev eth1");
        host.ip("addr add " + GATEWAY6 + "/64 dev eth1 nodad");
    }

    /**
     * Runs ipvsadm(8) on a director: {@code ipvsadm("director1", "-A -t 10.80.0.100:80 -s rr")}.
     */
    public String ipvsadm(String director, String arguments) {
        var command = new ArrayList<>(List.of("ipvsadm"));
        command.addAll(List.of(arguments.split(" ")));
        return host(director).run(command.toArray(String[]::new));
    }

    /** The kernel's table of a director. */
    public IpvsTable table(String director) {
        return IpvsTable.of(ipvsadm(director, "-Sn"), ipvsadm(director, "-Ln --thresholds"));
    }

    /** The web server of a real server starts, or starts again. */
    public synchronized void serve(String realServer) {
        responders.put(realServer, new Responder(host(realServer), PORT));
    }

    /** The web server of a real server dies: connections to it are refused. */
    public synchronized void kill(String realServer) {
        Objects.requireNonNull(responders.remove(realServer), realServer).close();
    }

    /** Cuts a host off from both networks without its noticing. */
    public void isolate(String name) {
        for (String port : portsOf(name)) switchPort(port, "nomaster");
    }

    public void rejoin(String name) {
        for (String port : portsOf(name)) {
            switchPort(port, "master " + (port.endsWith(".f") ? FRONT : BACK));
        }
    }

    private List<String> portsOf(String name) {
        return ports.toString()
                .lines()
                .map(line -> line.split(" ")[2])
                .filter(port -> port.startsWith(name + "."))
                .toList();
    }

    private void switchPort(String port, String setting) {
        var command = new ArrayList<>(List.of("ip", "-n", switchName(), "link", "set", port));
        command.addAll(List.of(setting.split(" ")));
        Shell.run(command);
    }

    /** The client asks for pages of the service at this pace; each may take three seconds. */
    public Traffic traffic(Duration every) {
        return traffic(VIP, PORT, every, Duration.ofSeconds(3));
    }

    /**
     * The client asks for pages at this pace.
     *
     * @param patience for connecting, and again for the answer
     */
    public synchronized Traffic traffic(
            String address, int port, Duration every, Duration patience) {
        var service = new InetSocketAddress(address, port);
        var traffic = new Traffic(host("client"), service, every, patience);
        running.add(traffic);
        return traffic;
    }

    /** The client connects to the service and begins to ask. */
    public synchronized LongRequest longRequest() {
        var service = new InetSocketAddress(VIP, PORT);
        var request = new LongRequest(host("client"), service, Duration.ofSeconds(20));
        running.add(request);
        return request;
    }

    /** Makes one network of both. */
    public void joinNetworks() {
        Shell.run(
                List.of(
                        "sh",
                        "-c",
                        """
                        ip -n %1$s -batch - <<'end'
                        link add joint0 type veth peer name joint1
                        link set joint0 master %2$s up
                        link set joint1 master %3$s up
                        end
                        """
                                .formatted(switchName(), FRONT, BACK)));
    }

    /** Starts a daemon on a director. */
    public synchronized Daemon start(
            Daemon.Program program, String director, String config, String... options) {
        Path home = folder.resolve(director + "-" + running.size());
        var daemon = new Daemon(host(director), program, home, config, List.of(options));
        running.add(daemon);
        return daemon;
    }

    /** Starts Regent on a director without touching a kernel's table: it is only logged. */
    public synchronized Daemon startDry(String director, String config) {
        Path home = folder.resolve(director + "-" + running.size());
        var daemon =
                new Daemon(
                        host(director),
                        Daemon.Program.REGENT,
                        home,
                        config,
                        List.of("-C"),
                        Map.of("REGENT_DRY_RUN", "ipvs"));
        running.add(daemon);
        return daemon;
    }

    /** Everything that the daemons said, for a failing test. */
    public synchronized String story() {
        var story = new StringBuilder();
        for (AutoCloseable each : running)
            if (each instanceof Daemon daemon) story.append(daemon).append('\n');
        return story.toString();
    }

    /** A folder that goes with the laboratory, for scripts and what they write. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        if (!Lab.closes(this)) return;
        for (AutoCloseable each : running.reversed()) Lab.end(each);
        responders.values().forEach(Responder::close);
        var namespaces = new ArrayList<>(hosts.values().stream().map(Host::namespace).toList());
        namespaces.add(switchName());
        namespaces.forEach(Lab::remove);
        Lab.delete(folder);
    }
}
