package io.regent.observe;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Lets the first of many equal complaints through: one per cause and peer in each period. Memory
 * and output are bounded: when more peers than fit complain in one period, those that are new wait
 * for the next one. Belongs to one thread.
 */
public final class OncePer<C extends Enum<C>, P> {

    /** Not now. */
    public static final int SUPPRESSED = -1;

    private final Map<C, Map<P, Entry>> entries;
    private final long periodNanos;
    private final int mostPeers;

    private static final class Entry {
        private final long firstNanos;
        private int suppressed;

        private Entry(long firstNanos) {
            this.firstNanos = firstNanos;
        }
    }

    /**
     * @param mostPeers remembered for each cause
     */
    public OncePer(Class<C> causes, Duration period, int mostPeers) {
        this.entries = new EnumMap<>(causes);
        this.periodNanos = period.toNanos();
        this.mostPeers = mostPeers;
    }

    /**
     * @return {@link #SUPPRESSED}, or how many of this cause and peer were suppressed since the
     *     last one that was let through
     */
    public int admit(C cause, P peer, long nowNanos) {
        Map<P, Entry> peers = entries.get(cause);
        if (peers == null) {
            peers = new HashMap<>();
            entries.put(cause, peers);
        }
        Entry known = peers.get(peer);
        if (known != null && nowNanos - known.firstNanos < periodNanos) {
            known.suppressed++;
            return SUPPRESSED;
        }
        if (known == null && peers.size() >= mostPeers && !forgetOld(peers, nowNanos)) {
            return SUPPRESSED;
        }
        peers.put(peer, new Entry(nowNanos));
        return known == null ? 0 : known.suppressed;
    }

    private boolean forgetOld(Map<P, Entry> peers, long nowNanos) {
        for (Iterator<Entry> each = peers.values().iterator(); each.hasNext(); ) {
            if (nowNanos - each.next().firstNanos >= periodNanos) each.remove();
        }
        return peers.size() < mostPeers;
    }
}
