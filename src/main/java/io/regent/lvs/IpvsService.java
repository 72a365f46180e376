package io.regent.lvs;

import io.regent.config.lvs.Persistence;
import java.util.Optional;

/**
 * A service as the kernel's table holds it, without its destinations.
 *
 * @param scheduler the kernel's name for it; a table made by others may name one that Regent's
 *     configuration does not know
 * @param flag1 first flag of the scheduler (ipvsadm -b flag-1)
 * @param onePacket each datagram is scheduled by itself (ipvsadm -o)
 * @param persistence empty when connections of a client may go to different destinations
 */
public record IpvsService(
        ServiceKey key,
        String scheduler,
        boolean flag1,
        boolean flag2,
        boolean flag3,
        boolean onePacket,
        Optional<Persistence> persistence) {}
