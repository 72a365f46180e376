package io.regent.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP server on 127.0.0.1 that does with each connection what a test says. */
final class LoopbackServer implements AutoCloseable {

    /** What is done with a connection, which is closed afterwards. */
    @FunctionalInterface
    interface Behaviour {
        void serve(Socket client) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private LoopbackServer(ServerSocket listener) {
        this.listener = listener;
    }

    static LoopbackServer start(Behaviour behaviour) throws IOException {
        var server =
                new LoopbackServer(new ServerSocket(0, 64, InetAddress.ofLiteral("127.0.0.1")));
        Thread.ofVirtual().start(() -> server.accept(behaviour));
        return server;
    }

    /** Reads a request with an empty line at its end, says this, and closes. */
    static LoopbackServer answering(String answer) throws IOException {
        var box = new LoopbackServer[1];
        box[0] =
                start(client -> {
                    box[0].requests.add(request(client));
                    client.getOutputStream().write(latin1(answer));
                });
        return box[0];
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As far as the first empty line. */
    static String request(Socket client) throws IOException {
        var bytes = new ByteArrayOutputStream();
        InputStream in = client.getInputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) break;
            bytes.write(one);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    int port() {
        return listener.getLocalPort();
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept(Behaviour behaviour) {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client, behaviour));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private static void serve(Socket client, Behaviour behaviour) {
        try (client) {
            behaviour.serve(client);
        } catch (IOException | InterruptedException e) {
            // The other side has had enough.
        }
    }
}
