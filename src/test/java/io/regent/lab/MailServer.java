package io.regent.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail server on a host that takes every letter, or one that is dead without anybody's seeing.
 */
public final class MailServer implements AutoCloseable {

    private static final int PORT = 25;

    private final ServerSocketChannel listener;
    private final boolean dead;
    private final List<List<String>> letters = new ArrayList<>();
    private final List<Socket> clients = new ArrayList<>();
    private final Thread thread;

    /**
     * @param dead connections are accepted, and nothing is ever said
     */
    MailServer(Host host, boolean dead) {
        this.dead = dead;
        this.listener =
                Inside.call(
                        host.namespace(),
                        () -> ServerSocketChannel.open().bind(new InetSocketAddress(PORT)));
        this.thread =
                Thread.ofPlatform().daemon().name("mail of " + host.name()).start(this::serve);
    }

    /** Lines of headers and text, in the order in which the letters were complete. */
    public List<List<String>> letters() {
        synchronized (letters) {
            return List.copyOf(letters);
        }
    }

    /** How many connections there have been. */
    public int callers() {
        synchronized (clients) {
            return clients.size();
        }
    }

    private void serve() {
        while (listener.isOpen()) {
            try {
                Socket client = listener.accept().socket();
                synchronized (clients) {
                    clients.add(client);
                }
                if (!dead) Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                // The loop ends, or goes on after a client that has gone again.
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            say(client, "220 relay");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (line) {
                    case "DATA" -> {
                        say(client, "354 go on");
                        take(in);
                        say(client, "250 taken");
                    }
                    case "QUIT" -> say(client, "221 bye");
                    default -> say(client, "250 ok");
                }
            }
        } catch (IOException gone) {
            // A letter that was not complete was not sent.
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void take(BufferedReader in) throws IOException {
        var letter = new ArrayList<String>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                synchronized (letters) {
                    letters.add(List.copyOf(letter));
                }
                return;
            }
            letter.add(line);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            thread.join();
            for (Socket client : clients) client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
