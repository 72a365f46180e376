package io.regent.demo;

import io.regent.demo.Sighting.ArpAnswer;
import io.regent.demo.Sighting.Page;
import io.regent.net.IpAddress;
import io.regent.net.MacAddress;
import io.regent.sys.Sockaddr;
import io.regent.sys.Socket;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The client of the demo, a process of its own inside the client's network namespace. It fetches
 * each name again and again and asks by ARP who has the addresses behind the names, and prints what
 * it sees as {@link Sighting} lines. It ends when its standard input does.
 */
final class Client {

    private static final Duration PAGE_INTERVAL = Duration.ofMillis(50);
    private static final Duration QUESTION_INTERVAL = Duration.ofMillis(20);
    private static final int PAGE_TIMEOUT_MILLIS = 500;
    private static final String INTERFACE = "eth1";

    /** A name and what it resolved to. */
    private record Target(String name, URI page, IpAddress address) {}

    private final List<Target> targets;

    private Client(List<Target> targets) {
        this.targets = targets;
    }

    /**
     * Looks on until standard input ends.
     *
     * @param hostNames of the services, found in the hosts file of the namespace
     */
    static void run(List<String> hostNames) throws IOException {
        // A connection of its own for each page, as a new visitor has it.
        System.setProperty("http.keepAlive", "false");
        var targets = new ArrayList<Target>();
        for (String hostName : hostNames) targets.add(resolve(hostName));
        var client = new Client(targets);
        Thread.ofPlatform().daemon().name("questions").start(client::askForever);
        Thread.ofPlatform().daemon().name("pages").start(client::fetchForever);
        System.in.readAllBytes();
    }

    private static Target resolve(String hostName) throws IOException {
        var address = IpAddress.parse(InetAddress.getByName(hostName).getHostAddress());
        return new Target(
                hostName.substring(0, hostName.indexOf('.')),
                URI.create("http://" + hostName + "/"),
                address.orElseThrow(() -> new IOException("no address for " + hostName)));
    }

    /** Starts a fetch at each tick, whether the ones before have ended or not. */
    private void fetchForever() {
        for (long tick = System.nanoTime(); ; tick += PAGE_INTERVAL.toNanos()) {
            sleepUntil(tick);
            for (var target : targets) Thread.startVirtualThread(() -> print(fetch(target)));
        }
    }

    private static Page fetch(Target target) {
        long asked = System.nanoTime();
        try {
            var connection = (HttpURLConnection) target.page().toURL().openConnection();
            connection.setConnectTimeout(PAGE_TIMEOUT_MILLIS);
            connection.setReadTimeout(PAGE_TIMEOUT_MILLIS);
            connection.setUseCaches(false);
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK)
                return new Page(target.name(), false, asked, System.nanoTime(), "status " + status);
            try (var body = connection.getInputStream()) {
                int length = body.readAllBytes().length;
                return new Page(target.name(), true, asked, System.nanoTime(), length + " bytes");
            }
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).replace('\n', ' ');
            return new Page(target.name(), false, asked, System.nanoTime(), why);
        }
    }

    private void askForever() {
        try {
            var link = NetworkInterface.getByName(INTERFACE);
            if (link == null) throw new SocketException("there is no " + INTERFACE);
            ask(link);
        } catch (IOException e) {
            System.err.println("client: cannot ask by ARP: " + e.getMessage());
            System.exit(1);
        }
    }

    private void ask(NetworkInterface link) throws IOException {
        var ourMac = MacAddress.fromBytes(link.getHardwareAddress(), 0);
        var ourAddress = ownAddress(link);
        byte[] everybody =
                Sockaddr.ofLink(link.getIndex(), ArpQuestion.ETHER_TYPE, MacAddress.BROADCAST);
        var questions = new ArrayList<byte[]>();
        for (var target : targets)
            questions.add(ArpQuestion.encode(ourMac, ourAddress, target.address()));
        int protocol = Short.toUnsignedInt(Short.reverseBytes((short) ArpQuestion.ETHER_TYPE));
        try (var socket =
                Socket.open(
                        Socket.AF_PACKET,
                        Socket.SOCK_DGRAM | Socket.SOCK_NONBLOCK,
                        protocol,
                        2048)) {
            socket.bind(everybody, INTERFACE);
            for (long asked = System.nanoTime(); ; asked += QUESTION_INTERVAL.toNanos()) {
                sleepUntil(asked);
                for (byte[] question : questions)
                    socket.send(question, question.length, 0, everybody, "everybody by ARP");
                listen(socket, ourMac, asked);
            }
        }
    }

    /** Takes the answers until the next question is due. */
    private static void listen(Socket socket, MacAddress ourMac, long asked) throws IOException {
        byte[] packet = new byte[ArpQuestion.LENGTH_BYTES];
        while (System.nanoTime() - asked < QUESTION_INTERVAL.toNanos()) {
            int length = socket.receive(packet);
            if (length == Socket.NOTHING) sleepUntil(System.nanoTime() + 1_000_000);
            else
                ArpQuestion.parse(packet, length, ourMac)
                        .ifPresent(answer ->
                                print(
                                        new ArpAnswer(
                                                answer.address().toString(),
                                                answer.mac().toString(),
                                                asked,
                                                System.nanoTime())));
        }
    }

    private static IpAddress ownAddress(NetworkInterface link) throws SocketException {
        for (var address : link.getInterfaceAddresses()) {
            var parsed = IpAddress.parse(address.getAddress().getHostAddress());
            if (parsed.isPresent() && parsed.get().family() == io.regent.net.IpFamily.IPV4)
                return parsed.get();
        }
        throw new SocketException("no IPv4 address on " + INTERFACE);
    }

    private static void print(Sighting sighting) {
        System.out.println(sighting.line());
    }

    private static void sleepUntil(long nanos) {
        long left = nanos - System.nanoTime();
        if (left <= 0) return;
        try {
            Thread.sleep(Duration.ofNanos(left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
