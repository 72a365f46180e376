package io.regent.demo;

import io.regent.demo.Sighting.ArpAnswer;
import io.regent.demo.Sighting.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * All that the client saw, and the questions that the demo asks of it. The client's reader adds,
 * the act asks and waits; both may do so at the same time.
 */
final class Evidence {

    /** What counts as now: long enough for ten questions, so that every owner is heard. */
    static final Duration MOMENT = Duration.ofMillis(200);

    private final List<Page> pages = new ArrayList<>();

    /** By address: by the time of the question, the hardware addresses that answered it. */
    private final Map<String, NavigableMap<Long, Set<String>>> questions = new TreeMap<>();

    private final List<ArpAnswer> answers = new ArrayList<>();

    synchronized void add(Sighting sighting) {
        switch (sighting) {
            case Page page -> pages.add(page);
            case ArpAnswer answer -> {
                answers.add(answer);
                questions
                        .computeIfAbsent(answer.address(), address -> new TreeMap<>())
                        .computeIfAbsent(answer.askedNanos(), asked -> new TreeSet<>())
                        .add(answer.mac());
            }
        }
        notifyAll();
    }

    /** Waits until the condition holds; false if the deadline passed first. */
    synchronized boolean await(long deadlineNanos, BooleanSupplier condition)
            throws InterruptedException {
        while (!condition.getAsBoolean()) {
            long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) return false;
            wait(leftMillis);
        }
        return true;
    }

    /** All who answered a question of the last moment, in no order that means anything. */
    synchronized Set<String> answering(String address, long nowNanos) {
        var macs = new TreeSet<String>();
        asked(address).tailMap(nowNanos - MOMENT.toNanos(), true).values().forEach(macs::addAll);
        return macs;
    }

    /** When this host first answered a question that was asked at {@code sinceNanos} or later. */
    synchronized OptionalLong firstAnswer(String address, String mac, long sinceNanos) {
        return answers.stream()
                .filter(answer -> answer.askedNanos() >= sinceNanos)
                .filter(answer -> answer.address().equals(address) && answer.mac().equals(mac))
                .mapToLong(ArpAnswer::answeredNanos)
                .findFirst();
    }

    /** The longest run of questions that two hosts or more answered, from its first to its last. */
    synchronized Duration longestDoubleAnswer(String address) {
        long longest = 0;
        var start = OptionalLong.empty();
        for (var question : asked(address).entrySet()) {
            if (question.getValue().size() < 2) {
                start = OptionalLong.empty();
                continue;
            }
            if (start.isEmpty()) start = OptionalLong.of(question.getKey());
            longest = Math.max(longest, question.getKey() - start.getAsLong());
        }
        return Duration.ofNanos(longest);
    }

    /**
     * The longest time without a page that touches the span given, from the arrival of one page to
     * the arrival of the next.
     */
    synchronized Duration longestPause(String service, long fromNanos, long toNanos) {
        long longest = 0;
        long last = fromNanos;
        for (var page : pages) {
            if (!page.arrived() || !page.service().equals(service)) continue;
            if (page.endedNanos() > fromNanos && last < toNanos)
                longest = Math.max(longest, page.endedNanos() - last);
            last = page.endedNanos();
        }
        return Duration.ofNanos(Math.max(longest, toNanos - Math.min(last, toNanos)));
    }

    /** How many pages that were asked for since then arrived, or did not. */
    synchronized long pages(String service, boolean arrived, long sinceNanos) {
        return pages.stream()
                .filter(page -> page.service().equals(service) && page.arrived() == arrived)
                .filter(page -> page.askedNanos() >= sinceNanos)
                .count();
    }

    /** When the latest page arrived. */
    synchronized OptionalLong latestPage(String service) {
        for (var page : pages.reversed())
            if (page.arrived() && page.service().equals(service))
                return OptionalLong.of(page.endedNanos());
        return OptionalLong.empty();
    }

    /** Why the latest page that did not arrive did not. */
    synchronized Optional<String> latestFault(String service) {
        for (var page : pages.reversed())
            if (!page.arrived() && page.service().equals(service)) return Optional.of(page.what());
        return Optional.empty();
    }

    private NavigableMap<Long, Set<String>> asked(String address) {
        return questions.getOrDefault(address, new TreeMap<>());
    }
}
