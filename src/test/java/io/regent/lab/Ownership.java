package io.regent.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who answered for the watched addresses, and when.
 *
 * @param everyNanos time between two questions for the same address
 */
public record Ownership(List<Answer> answers, long everyNanos) {

    /** A host whose answers are further apart than so many questions let the address go between. */
    private static final int LOST_QUESTIONS = 5;

    /**
     * One ARP reply.
     *
     * @param host the host that the replying hardware address belongs to
     */
    public record Answer(long timeNanos, String address, String host) {}

    /** A host answered for an address from first to last without an interruption. */
    public record Span(String host, long fromNanos, long toNanos) {
        private boolean joins(Answer answer, long gapNanos) {
            return answer.timeNanos() - toNanos <= gapNanos;
        }
    }

    public Ownership {
        answers = answers.stream().sorted(Comparator.comparingLong(Answer::timeNanos)).toList();
    }

    private List<Answer> answers(String address) {
        return answers.stream().filter(answer -> answer.address().equals(address)).toList();
    }

    /** In order of their beginning. */
    public List<Span> spans(String address) {
        var spans = new ArrayList<Span>();
        Map<String, Integer> latest = new HashMap<>();
        for (Answer answer : answers(address)) {
            Integer at = latest.get(answer.host());
            if (at != null && spans.get(at).joins(answer, LOST_QUESTIONS * everyNanos)) {
                Span span = spans.get(at);
                spans.set(at, new Span(span.host(), span.fromNanos(), answer.timeNanos()));
            } else {
                latest.put(answer.host(), spans.size());
                spans.add(new Span(answer.host(), answer.timeNanos(), answer.timeNanos()));
            }
        }
        return spans;
    }

    /** The owners one after the other; a host that loses and regains the address stands twice. */
    public List<String> owners(String address) {
        var owners = new ArrayList<String>();
        for (Span span : spans(address)) {
            if (owners.isEmpty() || !owners.getLast().equals(span.host())) owners.add(span.host());
        }
        return owners;
    }

    /** How long at most two hosts answered for the address at the same time. */
    public Duration doubleOwnership(String address) {
        long longest = 0;
        List<Span> spans = spans(address);
        for (Span one : spans) {
            for (Span other : spans) {
                if (one.host().equals(other.host())) continue;
                long from = Math.max(one.fromNanos(), other.fromNanos());
                long to = Math.min(one.toNanos(), other.toNanos());
                longest = Math.max(longest, to - from);
            }
        }
        return Duration.ofNanos(longest);
    }

    /** How long at most nobody answered for the address, between the first and the last answer. */
    public Duration longestGap(String address) {
        long longest = 0;
        List<Answer> all = answers(address);
        for (int i = 1; i < all.size(); i++) {
            longest = Math.max(longest, all.get(i).timeNanos() - all.get(i - 1).timeNanos());
        }
        return Duration.ofNanos(longest);
    }
}
