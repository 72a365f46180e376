package io.regent.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Takes what the client's process prints and adds it to the evidence, on a thread of its own. */
final class Watcher implements AutoCloseable {

    private final Process client;
    private final Evidence evidence = new Evidence();

    Watcher(Process client) {
        this.client = client;
        Thread.ofPlatform().daemon().name("watcher").start(this::readAll);
    }

    Evidence evidence() {
        return evidence;
    }

    boolean isAlive() {
        return client.isAlive();
    }

    private void readAll() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                Sighting.parse(line).ifPresent(evidence::add);
        } catch (IOException e) {
            // The client has gone; whoever waits for evidence sees that it is not alive.
            client.destroyForcibly();
        }
    }

    @Override
    public void close() {
        client.destroyForcibly();
    }
}
