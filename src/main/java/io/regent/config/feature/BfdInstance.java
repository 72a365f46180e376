package io.regent.config.feature;

import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code bfd_instance}: a session of RFC 5880 with one neighbour (inventory 5).
 *
 * @param source empty for the kernel's choice
 * @param ttl empty for 255 with IPv4 and 64 with IPv6
 * @param maxHops -1 to 255; -1 and 255 check nothing
 * @param forVrrp VRRP is told of events
 * @param forCheckers checkers are told of events
 */
public record BfdInstance(
        String name,
        IpAddress neighbor,
        Optional<IpAddress> source,
        Duration minRx,
        Duration minTx,
        Duration idleTx,
        int multiplier,
        boolean passive,
        OptionalInt ttl,
        int maxHops,
        boolean multihop,
        int weight,
        boolean reverse,
        boolean forVrrp,
        boolean forCheckers) {}
