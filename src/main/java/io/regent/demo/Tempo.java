package io.regent.demo;

import java.time.Duration;

/**
 * How fast a machine is, and so what can be asked of it.
 *
 * @param request from one request of the client to the next
 * @param margin what the machine may add to a limit that the files set
 * @param patience for a daemon to start and find its servers
 * @param watch how long to look on between two events
 */
record Tempo(Duration request, Duration margin, Duration patience, Duration watch) {

    static Tempo ofThisMachine(Duration watch) {
        return new Tempo(
                Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(20), watch);
    }

    /** Ten to twenty times slower, and one processor for all hosts. */
    static Tempo ofEmulation(Duration watch) {
        return new Tempo(
                Duration.ofMillis(200), Duration.ofSeconds(8), Duration.ofSeconds(120), watch);
    }
}
