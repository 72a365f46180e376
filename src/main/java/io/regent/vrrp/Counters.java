package io.regent.vrrp;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one virtual router has counted since it was started; kept over reloads. One thread owns it.
 *
 * <p>A drop counts twice: under its own reason, and under the statistics field that keepalived has
 * for it, if any.
 */
// The ordinals never leave this object: nothing is stored or sent by them.
@SuppressWarnings("EnumOrdinal")
public final class Counters {

    private final long[] statistics = new long[VrrpCounter.values().length];
    private final long[] drops = new long[DropReason.values().length];

    public void add(VrrpCounter counter) {
        statistics[counter.ordinal()]++;
    }

    /** Counts what the receive checks found. */
    public void add(ReceiveResult result) {
        switch (result) {
            case ReceiveResult.Dropped(var reason, _, _) -> add(reason);
            case ReceiveResult.Accepted accepted -> {
                add(VrrpCounter.ADVERT_RECEIVED);
                if (accepted.advert().priority() == VrrpAdvert.RELEASE)
                    add(VrrpCounter.PRIORITY_ZERO_RECEIVED);
                if (accepted.addressesDiffer()) add(VrrpCounter.ADDRESS_LIST_ERROR);
            }
        }
    }

    public void add(DropReason reason) {
        drops[reason.ordinal()]++;
        reason.statistic().ifPresent(this::add);
    }

    /** Starts counting anew. */
    public void clear() {
        Arrays.fill(statistics, 0);
        Arrays.fill(drops, 0);
    }

    public long get(VrrpCounter counter) {
        return statistics[counter.ordinal()];
    }

    public long get(DropReason reason) {
        return drops[reason.ordinal()];
    }

    /** Why packets were dropped and how often; only what has happened. */
    public Map<DropReason, Long> drops() {
        var counted = new EnumMap<DropReason, Long>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            if (get(reason) > 0) counted.put(reason, get(reason));
        }
        return counted;
    }
}
