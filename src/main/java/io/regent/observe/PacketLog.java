package io.regent.observe;

import io.regent.net.IpAddress;
import io.regent.vrrp.AdvertNotice;
import io.regent.vrrp.DropReason;
import io.regent.vrrp.ReceiveResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Log lines about packets: one for each cause, sender and place in a minute, however many come,
 * with the number of those in between. Belongs to the thread that receives.
 */
public final class PacketLog {

    static final Duration PERIOD = Duration.ofMinutes(1);

    /** Senders that are remembered for each cause, at each place. */
    static final int MOST_SENDERS = 32;

    private static final IpAddress NOBODY = IpAddress.v4(0);

    private final Log log;
    private volatile boolean unknownVrids;
    private final Map<String, OncePer<DropReason, IpAddress>> drops = new HashMap<>();
    private final Map<String, OncePer<AdvertNotice, IpAddress>> notices = new HashMap<>();

    public PacketLog(Log log) {
        this.log = log;
    }

    /** {@code log_unknown_vrids}; off until told. From any thread. */
    public void logUnknownVrids(boolean wanted) {
        unknownVrids = wanted;
    }

    /**
     * @param where the instance, or the interface while no instance is known
     */
    public void dropped(
            String where,
            Optional<IpAddress> source,
            ReceiveResult.Dropped dropped,
            long nowNanos) {
        DropReason reason = dropped.reason();
        if (reason.isRoutine() || (reason == DropReason.UNKNOWN_VRID && !unknownVrids)) return;
        OncePer<DropReason, IpAddress> once = drops.get(where);
        if (once == null) {
            once = new OncePer<>(DropReason.class, PERIOD, MOST_SENDERS);
            drops.put(where, once);
        }
        int suppressed = once.admit(reason, source.orElse(NOBODY), nowNanos);
        if (suppressed == OncePer.SUPPRESSED) return;
        write(VrrpLogText.dropped(where, dropped), source, suppressed);
    }

    public void noticed(String instance, IpAddress source, AdvertNotice notice, long nowNanos) {
        OncePer<AdvertNotice, IpAddress> once = notices.get(instance);
        if (once == null) {
            once = new OncePer<>(AdvertNotice.class, PERIOD, MOST_SENDERS);
            notices.put(instance, once);
        }
        int suppressed = once.admit(notice, source, nowNanos);
        if (suppressed == OncePer.SUPPRESSED) return;
        write(VrrpLogText.noticed(instance, notice), Optional.of(source), suppressed);
    }

    private void write(String text, Optional<IpAddress> source, int suppressed) {
        var line = new StringBuilder(text);
        if (source.isPresent()) line.append(" (from ").append(source.get()).append(')');
        if (suppressed > 0) line.append(", ").append(suppressed).append(" more since the last one");
        log.info(line.toString());
    }
}
