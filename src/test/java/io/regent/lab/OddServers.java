package io.regent.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Servers of one host that answer right or wrong, as a test says, each at a port of its own. What
 * they hear is kept by the address of who said it, so that two clients can be compared.
 */
public final class OddServers implements AutoCloseable {

    /** What a server does with a connection, which is closed afterwards. */
    @FunctionalInterface
    public interface Conversation {
        void hold(Caller caller) throws IOException;
    }

    /** What comes back for a datagram. */
    @FunctionalInterface
    public interface Answers {
        List<byte[]> to(byte[] datagram);
    }

    private static final int LONGEST_DATAGRAM = 4096;

    private final Host host;
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final Map<Integer, List<Heard>> heard = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * What somebody said to a server.
     *
     * @param port of the one who said it
     */
    public record Heard(String address, int port, String words) {}

    public OddServers(Host host) {
        this.host = host;
    }

    /** A TCP server. */
    public void tcp(int port, Conversation conversation) {
        ServerSocket listener = listen(port);
        start(
                Thread.ofVirtual(),
                "tcp " + port,
                () -> {
                    while (true) {
                        Socket client = listener.accept();
                        Thread.ofVirtual().start(() -> hold(client, port, conversation));
                    }
                });
    }

    /** A port where connections are made, but nobody accepts them. */
    public void deaf(int port) {
        listen(port);
    }

    /** A UDP server. */
    public void udp(int port, Answers answers) {
        DatagramSocket socket = keep(Inside.call(host.namespace(), () -> new DatagramSocket(port)));
        start(
                Thread.ofVirtual(),
                "udp " + port,
                () -> {
                    var packet = new DatagramPacket(new byte[LONGEST_DATAGRAM], LONGEST_DATAGRAM);
                    while (true) {
                        packet.setLength(LONGEST_DATAGRAM);
                        socket.receive(packet);
                        byte[] data = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
                        keep(port, packet.getAddress(), packet.getPort(), text(data));
                        for (byte[] answer : answers.to(data)) {
                            socket.send(
                                    new DatagramPacket(
                                            answer, answer.length, packet.getSocketAddress()));
                        }
                    }
                });
    }

    /** Answers echo requests for an address with another identifier than theirs. */
    public void wrongEchoes(String address) {
        PacketSocket socket = PacketSocket.open(host.namespace(), Optional.of("eth0"));
        // A thread that waits in poll(2) must not be one of those that carry the others.
        start(
                Thread.ofPlatform().daemon(),
                "echoes of " + address,
                () -> {
                    // Who receives closes it: its memory must not go while the kernel writes to it.
                    try (socket) {
                        while (!closed) {
                            Optional<Frame> frame = socket.receive(200);
                            if (frame.isPresent())
                                WrongEcho.to(frame.get(), address).ifPresent(socket::send);
                        }
                    }
                });
    }

    /** What one client said to a server, in order. */
    public List<Heard> heard(int port, String address) {
        return heard.getOrDefault(port, List.of()).stream()
                .filter(each -> each.address().equals(address))
                .toList();
    }

    /** One connection from the server's side. */
    public final class Caller implements AutoCloseable {
        private final Socket socket;
        private final int server;

        private Caller(Socket socket, int server) {
            this.socket = socket;
            this.server = server;
        }

        /** What comes until it ends like this, or until the other side has nothing more to say. */
        public String hear(String end) throws IOException {
            var words = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (words.length() < end.length()
                    || words.lastIndexOf(end) != words.length() - end.length()) {
                int one = in.read();
                if (one < 0) break;
                words.append((char) one);
            }
            keep(server, socket.getInetAddress(), socket.getPort(), words.toString());
            return words.toString();
        }

        /** Waits for the other side to begin, and reads some of what it says. */
        public void await() throws IOException {
            socket.getInputStream().read(new byte[LONGEST_DATAGRAM]);
        }

        /** Each character is a byte. */
        public void say(String words) throws IOException {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        public void pause(Duration pause) {
            Lab.pause(pause.toMillis() / 1000.0);
        }

        /** The end of the connection shall be an RST. */
        public void resetAtTheEnd() throws IOException {
            socket.setSoLinger(true, 0);
        }

        /**
         * The same connection in TLS, once that is agreed upon. What name the client asked for is
         * kept as well.
         *
         * @param versions of the protocol, {@code TLSv1.3}
         */
        public Caller secure(SSLContext context, String... versions) throws IOException {
            var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, false);
            secure.setEnabledProtocols(versions);
            secure.startHandshake();
            var session = (ExtendedSSLSession) secure.getSession();
            var name = new StringBuilder("name");
            for (SNIServerName each : session.getRequestedServerNames())
                name.append(' ').append(text(each.getEncoded()));
            keep(server, socket.getInetAddress(), socket.getPort(), name.toString());
            return new Caller(secure, server);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private ServerSocket listen(int port) {
        return keep(Inside.call(host.namespace(), () -> new ServerSocket(port, 16)));
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    private void keep(int server, InetAddress from, int port, String words) {
        heard.computeIfAbsent(server, _ -> new CopyOnWriteArrayList<>())
                .add(new Heard(from.getHostAddress(), port, words));
    }

    private void hold(Socket client, int port, Conversation conversation) {
        try (var caller = new Caller(client, port)) {
            keep(port, client.getInetAddress(), client.getPort(), "");
            conversation.hold(caller);
        } catch (IOException gone) {
            // The client knows better what it has seen.
        }
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.ISO_8859_1);
    }

    private interface Service {
        void serve() throws IOException;
    }

    private void start(Thread.Builder threads, String name, Service service) {
        threads.name(name)
                .start(() -> {
                    try {
                        service.serve();
                    } catch (IOException e) {
                        if (!closed) throw new UncheckedIOException(e);
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        for (AutoCloseable each : open) Lab.end(each);
    }
}
