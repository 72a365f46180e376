package io.regent.config.feature;

import io.regent.net.IpAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code lvs_sync_daemon}: hands IPVS connections over to the other node (inventory 7.7).
 *
 * @param instance the vrrp_instance whose state decides who sends; empty for both at once
 * @param id 0 to 255; empty for the instance's virtual_router_id, or 0
 * @param maxLength bytes of a packet, 1 to 65507
 * @param port 1 to 65535
 * @param ttl 1 to 255
 * @param group multicast group
 */
public record SyncDaemon(
        String interfaceName,
        Optional<String> instance,
        OptionalInt id,
        OptionalInt maxLength,
        OptionalInt port,
        OptionalInt ttl,
        Optional<IpAddress> group) {}
