package io.regent.observe;

import io.regent.config.InstanceConfig;
import io.regent.net.IpAddress;
import io.regent.vrrp.Counters;
import io.regent.vrrp.Role;
import io.regent.vrrp.RouterState;
import io.regent.vrrp.VrrpCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One virtual router at one moment, for printing.
 *
 * @param effectivePriority 1 to 255
 * @param totalPriority before it is cut to 1 to 254
 * @param active whom a Backup router listens to
 * @param deadline when the router acts by itself next
 * @param source of its adverts
 * @param faults trackers that are bad, a link that is down counting as one
 * @param unknown tracked scripts without a result that the router waits for
 */
public record InstanceSnapshot(
        InstanceConfig config,
        KeepalivedState state,
        int effectivePriority,
        int totalPriority,
        Optional<ActiveRouter> active,
        Instant lastTransition,
        Optional<Instant> deadline,
        Optional<IpAddress> source,
        int faults,
        int unknown,
        Map<VrrpCounter, Long> statistics) {

    /**
     * Another router that is Active.
     *
     * @param interval between its adverts
     */
    public record ActiveRouter(IpAddress address, int priority, Duration interval) {}

    /** A clock of the loop and the time of day at one moment, to turn one into the other. */
    public record Clocks(long nanos, Instant time) {

        public static Clocks now() {
            return new Clocks(System.nanoTime(), Instant.now());
        }

        public Instant timeOf(long otherNanos) {
            return time.plusNanos(otherNanos - nanos);
        }
    }

    public InstanceSnapshot {
        statistics = Map.copyOf(statistics);
    }

    public static InstanceSnapshot of(
            InstanceConfig config,
            RouterState state,
            int effectivePriority,
            Counters counters,
            long lastTransitionNanos,
            Clocks clocks) {
        var conditions = state.conditions();
        boolean linkDown = config.trackLink() && !conditions.linkUsable();
        long deadline = state.deadlineNanos();
        return new InstanceSnapshot(
                config,
                KeepalivedState.of(state.role()),
                effectivePriority,
                config.priority() + conditions.track().weight(),
                activeRouter(state.role()),
                clocks.timeOf(lastTransitionNanos),
                deadline == Role.NEVER ? Optional.empty() : Optional.of(clocks.timeOf(deadline)),
                conditions.primaryAddress(),
                conditions.track().faults() + (linkDown ? 1 : 0),
                conditions.track().unknown(),
                statistics(counters));
    }

    public boolean isMaster() {
        return state == KeepalivedState.MASTER;
    }

    private static Optional<ActiveRouter> activeRouter(Role role) {
        if (!(role instanceof Role.Backup backup) || backup.active().isEmpty()) {
            return Optional.empty();
        }
        var heard = backup.active().get();
        var interval = Duration.ofNanos(backup.activeIntervalNanos());
        return Optional.of(new ActiveRouter(heard.source(), heard.priority(), interval));
    }

    private static Map<VrrpCounter, Long> statistics(Counters counters) {
        var statistics = new EnumMap<VrrpCounter, Long>(VrrpCounter.class);
        for (VrrpCounter counter : VrrpCounter.values())
            statistics.put(counter, counters.get(counter));
        return statistics;
    }
}
