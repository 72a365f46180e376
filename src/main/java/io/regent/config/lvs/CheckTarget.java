package io.regent.config.lvs;

import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a check connects to, and from where (inventory 4.5).
 *
 * @param remote the real server, unless {@code connect_ip} and {@code connect_port} say otherwise
 * @param timeout for the connection and for each answer, more than zero
 */
public record CheckTarget(Endpoint remote, Duration timeout, Optional<Source> source) {

    /**
     * The near end, as far as it is configured.
     *
     * @param port 1 to 65535; 0 for any
     * @param interfaceName empty for any
     * @param fwMark mark of outgoing packets, 0 to 4294967295; 0 for none
     */
    public record Source(
            Optional<IpAddress> address, int port, Optional<String> interfaceName, long fwMark) {}
}
