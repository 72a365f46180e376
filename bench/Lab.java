import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Two nodes and an observer, each a network namespace, on a switch in a fourth one. The last octet
 * of each MAC and IP address is the node's number. Made at start, removed at the end; one at a time
 * on a machine.
 */
final class Lab implements AutoCloseable {

    static final int NODE_A = 1;
    static final int NODE_B = 2;
    static final int OBSERVER = 3;
    static final String VIRTUAL_ADDRESS = "10.77.0.100";

    private static final String SWITCH = "bench-sw";
    private static final String[] HOSTS = {SWITCH, "bench-a", "bench-b", "bench-c"};

    private final Path directory;
    private final FileChannel lock;
    private boolean closed;

    Lab() throws IOException, InterruptedException {
        lock =
                FileChannel.open(
                        Path.of("/run/regent-bench.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (lock.tryLock() == null) throw new IOException("another benchmark is running");
        directory = Files.createTempDirectory("regent-bench");
        removeNamespaces();
        for (String host : HOSTS) {
            run("ip", "netns", "add", host);
            run("ip", "-n", host, "link", "set", "lo", "up");
        }
        run("ip", "-n", SWITCH, "link", "add", "br0", "type", "bridge", "mcast_snooping", "0");
        run("ip", "-n", SWITCH, "link", "set", "br0", "up");
        for (int node = NODE_A; node <= OBSERVER; node++) plugIn(node);
    }

    private void plugIn(int node) throws IOException, InterruptedException {
        String host = HOSTS[node];
        run(
                ("ip -n "
                                + SWITCH
                                + " link add "
                                + port(node)
                                + " type veth peer name eth0 netns "
                                + host
                                + " address 02:00:00:00:00:0"
                                + node)
                        .split(" "));
        run("ip", "-n", SWITCH, "link", "set", port(node), "master", "br0", "up");
        run("ip", "-n", host, "addr", "add", "10.77.0." + node + "/24", "dev", "eth0");
        run("ip", "-n", host, "link", "set", "eth0", "up");
    }

    /** Takes back what a dead node has left, and plugs it in again. */
    void revive(int node) throws IOException, InterruptedException {
        run("ip", "-n", HOSTS[node], "addr", "flush", "dev", "eth0", "scope", "global");
        run("ip", "-n", HOSTS[node], "addr", "add", "10.77.0." + node + "/24", "dev", "eth0");
        run("ip", "-n", SWITCH, "link", "set", port(node), "up");
    }

    /** The shell words that pull the plug of a node. */
    static String unplug(int node) {
        return "ip -n " + SWITCH + " link set " + port(node) + " down";
    }

    Path directory() {
        return directory;
    }

    /** The command, run in the namespace of a node; the list may be added to. */
    List<String> inside(int node, String... command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", HOSTS[node]));
        all.addAll(List.of(command));
        return all;
    }

    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) throw new IOException(String.join(" ", command) + ": " + said);
    }

    @Override
    public synchronized void close() throws IOException, InterruptedException {
        if (closed) return;
        closed = true;
        removeNamespaces();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(directory);
        lock.close();
    }

    private static void removeNamespaces() throws IOException, InterruptedException {
        for (String host : HOSTS) {
            if (Files.exists(Path.of("/run/netns", host))) run("ip", "netns", "del", host);
        }
    }

    private static String port(int node) {
        return "port" + node;
    }
}
