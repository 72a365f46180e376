package io.regent.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of every request of a {@link Visitor}. It adds, the act asks. */
final class Visits {

    /**
     * One request.
     *
     * @param askedNanos on the scale of {@link System#nanoTime}, as is {@code endedNanos}
     * @param server the host that answered; empty when none did
     * @param fault why none did, else empty
     */
    record Visit(long askedNanos, long endedNanos, Optional<String> server, String fault) {

        boolean failed() {
            return server.isEmpty();
        }
    }

    /**
     * Requests counted.
     *
     * @param answered by the name of the host that answered
     */
    record Count(Map<String, Long> answered, long failed) {

        Count {
            answered = Map.copyOf(answered);
        }

        long of(Host host) {
            return answered.getOrDefault(host.name(), 0L);
        }

        long all() {
            return answered.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final List<Visit> visits = new ArrayList<>();

    synchronized void add(Visit visit) {
        visits.add(visit);
    }

    /** Of those that were asked from then on, up to and without the other time. */
    synchronized Count count(long fromNanos, long toNanos) {
        var answered = new TreeMap<String, Long>();
        long failed = 0;
        for (var visit : visits) {
            if (visit.askedNanos() - fromNanos < 0 || visit.askedNanos() - toNanos >= 0) continue;
            if (visit.failed()) failed++;
            visit.server().ifPresent(server -> answered.merge(server, 1L, Long::sum));
        }
        return new Count(answered, failed);
    }

    /** The first request asked from then on that was answered. */
    synchronized Optional<Visit> firstAnswer(long fromNanos) {
        return visits.stream()
                .filter(visit -> !visit.failed() && visit.askedNanos() - fromNanos >= 0)
                .findFirst();
    }

    /** Why the last request that failed did. */
    synchronized Optional<String> latestFault() {
        for (var visit : visits.reversed()) if (visit.failed()) return Optional.of(visit.fault());
        return Optional.empty();
    }

    /** From the last answer before that moment to the first one to a later request. */
    synchronized Duration pause(long momentNanos) {
        long before = momentNanos;
        for (var visit : visits)
            if (!visit.failed() && visit.endedNanos() - momentNanos < 0)
                before = visit.endedNanos();
        long from = before;
        return firstAnswer(momentNanos)
                .map(visit -> Duration.ofNanos(visit.endedNanos() - from))
                .orElse(Duration.ofNanos(System.nanoTime() - from));
    }
}
