package io.regent.config.lvs;

import io.regent.net.IpFamily;
import java.time.Duration;
import java.util.Optional;

/**
 * Clients that come back reach the same real server (ipvsadm -p, -M, --pe).
 *
 * @param timeout persistence timeout, 1 s to 31 days
 * @param engine tells clients apart by more than their address
 * @param netmask clients that share these bits of their address count as one: the 32 bits of a mask
 *     for IPv4, the length of a prefix, 1 to 128, for IPv6
 */
public record Persistence(Duration timeout, Optional<String> engine, int netmask) {

    /** Each address is a client of its own. */
    public static int wholeAddress(IpFamily family) {
        return family == IpFamily.IPV4 ? -1 : IpFamily.IPV6.hostPrefixLength();
    }
}
