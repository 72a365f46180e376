package io.regent.lab;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a client has seen. */
public record Tally(List<Attempt> attempts) {

    /**
     * One connection.
     *
     * @param startedNanos since the epoch, as {@link Lab#nowNanos}
     * @param server the host that answered; empty when it failed
     * @param failure null when it did not fail
     */
    public record Attempt(
            long startedNanos, long tookNanos, String server, Traffic.@Nullable Failure failure) {}

    public Tally {
        attempts =
                attempts.stream().sorted(Comparator.comparingLong(Attempt::startedNanos)).toList();
    }

    /** The connections that began in this time. */
    public Tally between(long fromNanos, long toNanos) {
        return new Tally(
                attempts.stream()
                        .filter(attempt -> attempt.startedNanos >= fromNanos)
                        .filter(attempt -> attempt.startedNanos < toNanos)
                        .toList());
    }

    public Tally since(long fromNanos) {
        return between(fromNanos, Long.MAX_VALUE);
    }

    public int size() {
        return attempts.size();
    }

    /** How many connections each server has answered; one that answered none is not in it. */
    public Map<String, Integer> answers() {
        var answers = new TreeMap<String, Integer>();
        for (Attempt attempt : attempts) {
            if (attempt.failure == null) answers.merge(attempt.server, 1, Integer::sum);
        }
        return answers;
    }

    public int answersOf(String server) {
        return answers().getOrDefault(server, 0);
    }

    /** How many connections failed in each way; empty when none did. */
    public Map<Traffic.Failure, Integer> failures() {
        var failures = new EnumMap<Traffic.Failure, Integer>(Traffic.Failure.class);
        for (Attempt attempt : attempts) {
            if (attempt.failure != null) failures.merge(attempt.failure, 1, Integer::sum);
        }
        return failures;
    }

    /** Without those that failed and were under way at some moment of this time. */
    public Tally forgiving(long fromNanos, long toNanos) {
        return new Tally(
                attempts.stream()
                        .filter(each ->
                                each.failure == null
                                        || each.startedNanos > toNanos
                                        || each.startedNanos + each.tookNanos < fromNanos)
                        .toList());
    }

    @Override
    public String toString() {
        return size() + " connections, answered by " + answers() + ", failed " + failures();
    }
}
