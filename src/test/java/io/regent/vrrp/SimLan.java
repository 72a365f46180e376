package io.regent.vrrp;

import io.regent.config.InstanceConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A LAN with routers on it, in simulated time: one thread, one seed, the same run every time. Ties
 * in time are broken by a running number, so that no order depends on a hash.
 */
final class SimLan {

    /** {@link VirtualRouter#step}, or a broken one that the simulation has to find out. */
    interface Election {
        VirtualRouter.Step step(
                InstanceConfig config, RouterState state, VrrpEvent event, long nowNanos);
    }

    /** A rule that must always hold does not. */
    static final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1;

        Violation(String message) {
            super(message);
        }
    }

    /** A packet on the wire; the receiver must not know whether a bit of it was flipped there. */
    static final class Packet {
        private final byte[] bytes;
        private final boolean corrupt;

        Packet(byte[] bytes, boolean corrupt) {
            this.bytes = bytes;
            this.corrupt = corrupt;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean corrupt() {
            return corrupt;
        }
    }

    /**
     * How the wire behaves.
     *
     * @param oddPercent packets with a flipped bit, and packets that come back to their sender
     * @param delayMaxNanos differs from packet to packet
     * @param ordered as through a switch: nobody receives packets in another order than they left
     */
    record Weather(
            int lossPercent,
            int duplicatePercent,
            int oddPercent,
            long delayMaxNanos,
            boolean ordered) {

        static Weather fine(long delayMaxNanos) {
            return new Weather(0, 0, 0, delayMaxNanos, true);
        }
    }

    private record Planned(long atNanos, long number, Runnable action) {}

    private static final int EVENTS_MAX = 200_000;

    private final Random random;
    private final Election election;
    private final List<SimRouter> routers = new ArrayList<>();
    private final PriorityQueue<Planned> plan =
            new PriorityQueue<>(
                    Comparator.comparingLong(Planned::atNanos).thenComparingLong(Planned::number));
    private final StringBuilder timeline = new StringBuilder();
    private final boolean recording;
    private boolean[][] cut = new boolean[0][0];
    private long[] lastArrival = new long[0];
    private Weather weather = Weather.fine(0);
    private long nowNanos;
    private long planned;
    private int events;
    private boolean oneActiveOnly;

    SimLan(Random random, Election election, boolean recording) {
        this.random = random;
        this.election = election;
        this.recording = recording;
    }

    SimRouter add(InstanceConfig config, long clockOffsetNanos, long clockPpm) {
        int number = routers.size() + 1;
        var router = new SimRouter(this, number, config, clockOffsetNanos, clockPpm);
        routers.add(router);
        cut = new boolean[number][number];
        lastArrival = new long[number];
        return router;
    }

    List<SimRouter> routers() {
        return routers;
    }

    List<SimRouter> actives() {
        return routers.stream().filter(SimRouter::isActive).toList();
    }

    Election election() {
        return election;
    }

    long nowNanos() {
        return nowNanos;
    }

    /** When the last packet that is still under way arrives. */
    long lastArrivalNanos() {
        long last = nowNanos;
        for (long arrival : lastArrival) last = Math.max(last, arrival);
        return last;
    }

    void weather(Weather next) {
        note(() -> next.toString());
        weather = next;
    }

    /**
     * From now on frames of {@code from} do or do not reach {@code to}; the way back is another.
     */
    void cut(int from, int to, boolean isCut) {
        note(() -> "r" + (from + 1) + " to r" + (to + 1) + (isCut ? " cut" : " whole"));
        cut[from][to] = isCut;
    }

    /** From now on anything else than one Active router, after any event, is a violation. */
    void demandOneActive(boolean demand) {
        note(() -> demand ? "-- exactly one Active from here on" : "-- any number of Actives");
        oneActiveOnly = demand;
    }

    void at(long atNanos, Runnable action) {
        plan.add(new Planned(Math.max(atNanos, nowNanos), planned++, action));
    }

    void send(SimRouter sender, byte[] bytes) {
        if (!sender.isLinkUp()) return;
        int from = routers.indexOf(sender);
        for (int to = 0; to < routers.size(); to++) {
            boolean reflected = from == to && chance(weather.oddPercent());
            if (from == to && !reflected || cut[from][to] || chance(weather.lossPercent()))
                continue;
            int copies = chance(weather.duplicatePercent()) ? 2 : 1;
            for (int i = 0; i < copies; i++) deliver(to, underWay(bytes));
        }
    }

    private Packet underWay(byte[] bytes) {
        if (!chance(weather.oddPercent())) return new Packet(bytes, false);
        byte[] damaged = bytes.clone();
        int bit = random.nextInt(AdvertLayout.IP_HEADER_BYTES * 8, bytes.length * 8);
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        return new Packet(damaged, true);
    }

    private void deliver(int to, Packet packet) {
        long delay = weather.delayMaxNanos() == 0 ? 0 : random.nextLong(weather.delayMaxNanos());
        long arrival = nowNanos + delay;
        if (weather.ordered()) arrival = Math.max(arrival, lastArrival[to]);
        lastArrival[to] = Math.max(arrival, lastArrival[to]);
        at(arrival, () -> routers.get(to).receive(packet));
    }

    void runUntil(long untilNanos) {
        while (true) {
            SimRouter due = earliest();
            long dueNanos = due == null ? Role.NEVER : Math.max(due.dueNanos(), nowNanos);
            long planNanos = plan.isEmpty() ? Role.NEVER : plan.peek().atNanos();
            if (Math.min(dueNanos, planNanos) > untilNanos) break;
            nowNanos = Math.min(dueNanos, planNanos);
            if (due == null || planNanos <= dueNanos) plan.remove().action().run();
            else due.serveDeadline();
            if (++events > EVENTS_MAX) throw new Violation("events without end");
            if (oneActiveOnly && actives().size() != 1)
                throw new Violation(actives().size() + " routers are Active");
        }
        nowNanos = untilNanos;
    }

    private @Nullable SimRouter earliest() {
        SimRouter earliest = null;
        for (SimRouter router : routers)
            if (router.dueNanos() != Role.NEVER
                    && (earliest == null || router.dueNanos() < earliest.dueNanos()))
                earliest = router;
        return earliest;
    }

    private boolean chance(int percent) {
        return percent > 0 && random.nextInt(100) < percent;
    }

    void note(Supplier<String> text) {
        if (!recording) return;
        timeline.append(nowNanos / 1000).append(" us  ").append(text.get()).append('\n');
    }

    String timeline() {
        return timeline.toString();
    }
}
