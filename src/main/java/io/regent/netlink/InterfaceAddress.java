package io.regent.netlink;

import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import java.util.Optional;

/**
 * An address of an interface as rtnetlink(7) describes it (RTM_NEWADDR).
 *
 * @param ifIndex the interface
 * @param local the address; its length is that of the peer's prefix when there is a peer
 * @param peer the other end of a point-to-point address
 * @param label empty for the kernel's default, which is the name of the interface
 * @param scope RT_SCOPE_ number: 0 global, 253 link, 254 host
 * @param flags IFA_F_ bits
 * @param protocol who made it (IFA_PROTO); 0 when the kernel does not tell, which is so before
 *     Linux 5.18
 */
public record InterfaceAddress(
        int ifIndex,
        IpPrefix local,
        Optional<IpAddress> peer,
        Optional<IpAddress> broadcast,
        Optional<String> label,
        int scope,
        int flags,
        int protocol) {

    public static final int IFA_F_NODAD = 0x02;
    public static final int IFA_F_PERMANENT = 0x80;
    public static final int IFA_F_NOPREFIXROUTE = 0x200;

    /** The number that keepalived marks its addresses with (rt_protos of iproute2). */
    public static final int PROTOCOL_KEEPALIVED = 18;

    /** A plain address: global, without label, broadcast and peer, marked as keepalived's. */
    public static InterfaceAddress of(int ifIndex, IpPrefix local) {
        return new InterfaceAddress(
                ifIndex,
                local,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                PROTOCOL_KEEPALIVED);
    }

    public IpAddress address() {
        return local.address();
    }
}
