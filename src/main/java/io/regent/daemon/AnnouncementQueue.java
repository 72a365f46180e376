package io.regent.daemon;

import io.regent.config.VirtualAddress;
import io.regent.vrrp.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Gratuitous ARP that waits to be sent: in small portions, so that a thousand addresses never hold
 * up an advert, and with the gap of {@code garp_interval} between frames on one interface.
 */
final class AnnouncementQueue {

    /** What one turn of the loop sends at most. */
    static final int PORTION = 64;

    private final ArrayDeque<Rounds> waiting = new ArrayDeque<>();
    private final Map<Integer, Long> notBeforeNanos = new HashMap<>();

    /** One frame that is due. */
    record Due(Instance instance, VirtualAddress address, int ifIndex) {}

    /** Where an instance's announcements have got to. */
    private static final class Rounds {
        final Instance instance;
        final List<Kernel.PlacedAddress> addresses;
        int sent;
        final int total;

        Rounds(Instance instance, List<Kernel.PlacedAddress> addresses, int repeat) {
            this.instance = instance;
            this.addresses = addresses;
            this.total = addresses.size() * repeat;
        }

        Kernel.PlacedAddress next() {
            return addresses.get(sent % addresses.size());
        }
    }

    /**
     * Queues {@code repeat} rounds. The same addresses of the same instance wait only once, so that
     * no flood of reasons to announce can make the queue grow: what was left of them is replaced.
     */
    void add(Instance instance, List<Kernel.PlacedAddress> addresses, int repeat) {
        if (addresses.isEmpty() || repeat <= 0) return;
        waiting.removeIf(old -> old.instance == instance && old.addresses.equals(addresses));
        waiting.add(new Rounds(instance, addresses, repeat));
    }

    void cancel(Instance instance) {
        for (Iterator<Rounds> all = waiting.iterator(); all.hasNext(); ) {
            if (all.next().instance == instance) all.remove();
        }
    }

    /** When {@link #take} will have something, or {@link Role#NEVER}. */
    long deadlineNanos() {
        long earliest = Role.NEVER;
        for (Rounds rounds : waiting)
            earliest = Math.min(earliest, notBefore(rounds.next().ifIndex()));
        return earliest;
    }

    /** The frames that may leave now, at most {@link #PORTION}. */
    List<Due> take(long nowNanos) {
        var due = new ArrayList<Due>();
        for (Iterator<Rounds> all = waiting.iterator(); all.hasNext() && due.size() < PORTION; ) {
            Rounds rounds = all.next();
            takeFrom(rounds, nowNanos, due);
            if (rounds.sent == rounds.total) all.remove();
        }
        return due;
    }

    private void takeFrom(Rounds rounds, long nowNanos, List<Due> due) {
        long gapNanos = rounds.instance.config().announce().interval().toNanos();
        while (rounds.sent < rounds.total && due.size() < PORTION) {
            var placed = rounds.next();
            if (nowNanos < notBefore(placed.ifIndex())) return;
            due.add(new Due(rounds.instance, placed.address(), placed.ifIndex()));
            rounds.sent++;
            if (gapNanos > 0) notBeforeNanos.put(placed.ifIndex(), nowNanos + gapNanos);
        }
    }

    private long notBefore(int ifIndex) {
        return notBeforeNanos.getOrDefault(ifIndex, Long.MIN_VALUE);
    }
}
