package io.regent.net;

import java.util.Optional;

/**
 * One network interface as rtnetlink describes it (rtnetlink(7), RTM_NEWLINK).
 *
 * @param ifIndex the kernel's number, 1 or more; a device that is deleted and made again gets a new
 *     one
 * @param mac empty for devices without a hardware address of six bytes
 * @param flags IFF_ flags of netdevice(7)
 * @param mtuBytes largest packet in bytes
 * @param base ifIndex of the device below (IFLA_LINK), 0 for none
 */
public record Link(
        int ifIndex, String name, Optional<MacAddress> mac, int flags, int mtuBytes, int base) {

    private static final int IFF_UP = 0x1;
    private static final int IFF_LOOPBACK = 0x8;
    private static final int IFF_RUNNING = 0x40;
    private static final int IFF_NOARP = 0x80;
    private static final int IFF_MULTICAST = 0x1000;

    /** Administratively up and with carrier: keepalived's notion of an interface that is up. */
    public boolean isUsable() {
        return (flags & IFF_UP) != 0 && (flags & IFF_RUNNING) != 0;
    }

    public boolean isLoopback() {
        return (flags & IFF_LOOPBACK) != 0;
    }

    public boolean hasArp() {
        return (flags & IFF_NOARP) == 0;
    }

    public boolean hasMulticast() {
        return (flags & IFF_MULTICAST) != 0;
    }
}
