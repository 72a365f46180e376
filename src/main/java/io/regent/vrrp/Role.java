package io.regent.vrrp;

import io.regent.net.IpAddress;
import java.util.Optional;

/**
 * Where one virtual router stands in the election, with the times it is waiting for. All times are
 * nanoseconds of one monotonic clock; {@link #NEVER} means that nothing is due.
 */
public sealed interface Role {

    /** Later than any deadline. */
    long NEVER = Long.MAX_VALUE;

    /** The earliest time at which the router wants to be woken, or {@link #NEVER}. */
    default long deadlineNanos() {
        return NEVER;
    }

    /**
     * Takes no part: not started, held back by the start-up delay, or waiting for the first result
     * of a tracked script. keepalived's INIT.
     *
     * @param started between {@link VrrpEvent.Startup} and {@link VrrpEvent.Shutdown}
     * @param delayedUntilNanos end of a start-up delay that is running
     */
    record Initialize(boolean started, long delayedUntilNanos) implements Role {
        static final Initialize STOPPED = new Initialize(false, NEVER);
        static final Initialize WAITING = new Initialize(true, NEVER);

        @Override
        public long deadlineNanos() {
            return delayedUntilNanos;
        }

        boolean mayEnter(long nowNanos) {
            return started && (delayedUntilNanos == NEVER || nowNanos >= delayedUntilNanos);
        }
    }

    /**
     * Listens to somebody who is Active and takes over when he falls silent.
     *
     * @param downNanos when the Active router counts as dead
     * @param activeIntervalNanos the advert interval that {@code downNanos} was worked out from
     * @param preemptNanos when a running {@code preempt_delay} ends; {@link #NEVER} while none runs
     * @param active who was heard last
     */
    record Backup(
            long downNanos, long activeIntervalNanos, long preemptNanos, Optional<Heard> active)
            implements Role {
        @Override
        public long deadlineNanos() {
            return Math.min(downNanos, preemptNanos);
        }
    }

    /**
     * Owns the addresses.
     *
     * @param advertNanos when the next advert leaves
     * @param secondRound announcements that are still to come
     * @param refreshNanos when the addresses are announced again, {@link #NEVER} without {@code
     *     garp_master_refresh}
     * @param rival another router that claims to own the addresses, while we do as well
     */
    record Active(long advertNanos, Round secondRound, long refreshNanos, Optional<Rival> rival)
            implements Role {
        @Override
        public long deadlineNanos() {
            return Math.min(advertNanos, Math.min(secondRound.atNanos(), refreshNanos));
        }
    }

    /**
     * Something that the router cannot work without is broken; see {@link VirtualRouter#isFaulty}.
     */
    record Fault() implements Role {}

    /** The sender of the last accepted advert. */
    record Heard(IpAddress source, int priority) {}

    /** Gratuitous ARP that is due later: {@code repeat} frames for each address. */
    record Round(long atNanos, int repeat) {
        static final Round NONE = new Round(NEVER, 0);
    }

    /**
     * A second owner of the addresses (priority 255), which is a mistake in somebody's
     * configuration.
     *
     * @param sinceNanos when it was first heard
     * @param adverts own adverts sent since
     */
    record Rival(IpAddress source, long sinceNanos, int adverts) {}
}
