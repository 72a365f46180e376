package io.regent.lvs;

import io.regent.config.feature.LvsTimeouts;
import java.time.Duration;
import java.util.Optional;

/** {@code lvs_timeouts} (inventory 7.1). */
final class TimeoutRules {

    private TimeoutRules() {}

    /**
     * What the kernel shall have: what is not configured, or 0, is as it was found at start. So
     * without the keyword the originals come back, on a reload as well as at the end.
     */
    static IpvsTimeouts wanted(IpvsTimeouts original, Optional<LvsTimeouts> configured) {
        if (configured.isEmpty()) return original;
        LvsTimeouts own = configured.get();
        return new IpvsTimeouts(
                seconds(own.tcp(), original.tcp()),
                seconds(own.tcpFin(), original.tcpFin()),
                seconds(own.udp(), original.udp()));
    }

    private static long seconds(Optional<Duration> configured, long original) {
        if (configured.isEmpty() || configured.get().isZero()) return original;
        return configured.get().toSeconds();
    }
}
