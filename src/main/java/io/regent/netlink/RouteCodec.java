package io.regent.netlink;

import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.net.IpPrefix;
import io.regent.net.Link;
import io.regent.net.MacAddress;
import java.util.Optional;

/** Links and addresses, between records and the messages of rtnetlink(7). */
final class RouteCodec {

    private static final int MISSING = -1;

    private RouteCodec() {}

    /** RTM_GETLINK for every link, without the counters that would double the answer. */
    static void writeGetLinks(MessageWriter out, int sequence) {
        out.begin(Rtnetlink.RTM_GETLINK, Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP, sequence);
        for (int i = 0; i < Rtnetlink.IFINFOMSG_BYTES; i += Integer.BYTES) out.u32(0);
        out.attributeU32(Rtnetlink.IFLA_EXT_MASK, Rtnetlink.RTEXT_FILTER_SKIP_STATS);
        out.end();
    }

    /** RTM_GETADDR for every address of both families. */
    static void writeGetAddresses(MessageWriter out, int sequence) {
        out.begin(Rtnetlink.RTM_GETADDR, Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP, sequence);
        for (int i = 0; i < Rtnetlink.IFADDRMSG_BYTES; i += Integer.BYTES) out.u32(0);
        out.end();
    }

    /** RTM_NEWADDR. A kernel that does not know IFA_PROTO passes over it. */
    static void writeAdd(MessageWriter out, int sequence, InterfaceAddress address) {
        int flags =
                Netlink.NLM_F_REQUEST
                        | Netlink.NLM_F_ACK
                        | Netlink.NLM_F_CREATE
                        | Netlink.NLM_F_EXCL;
        out.begin(Rtnetlink.RTM_NEWADDR, flags, sequence);
        writeIdentity(out, address);
        if (address.broadcast().isPresent())
            out.attributeAddress(Rtnetlink.IFA_BROADCAST, address.broadcast().get());
        if (address.label().isPresent())
            out.attributeText(Rtnetlink.IFA_LABEL, address.label().get());
        if (address.flags() != 0) out.attributeU32(Rtnetlink.IFA_FLAGS, address.flags());
        if (address.protocol() != 0) out.attributeU8(Rtnetlink.IFA_PROTO, address.protocol());
        out.end();
    }

    /** RTM_DELADDR. The label is left out: the address is ours whatever somebody called it. */
    static void writeRemove(MessageWriter out, int sequence, InterfaceAddress address) {
        out.begin(Rtnetlink.RTM_DELADDR, Netlink.NLM_F_REQUEST | Netlink.NLM_F_ACK, sequence);
        writeIdentity(out, address);
        out.end();
    }

    private static void writeIdentity(MessageWriter out, InterfaceAddress address) {
        out.u8(address.local().family() == IpFamily.IPV4 ? Rtnetlink.AF_INET : Rtnetlink.AF_INET6);
        out.u8(address.local().length());
        out.u8(0);
        out.u8(address.scope());
        out.u32(address.ifIndex());
        out.attributeAddress(Rtnetlink.IFA_LOCAL, address.address());
        out.attributeAddress(Rtnetlink.IFA_ADDRESS, address.peer().orElse(address.address()));
    }

    /** What one message tells of a link or an address; empty for every other message. */
    static Optional<RouteEvent> read(MessageReader in) {
        return switch (in.type()) {
            case Rtnetlink.RTM_NEWLINK, Rtnetlink.RTM_DELLINK -> {
                Optional<Link> link = readLink(in);
                yield link.isEmpty() ? Optional.empty() : Optional.of(event(in, link.get()));
            }
            case Rtnetlink.RTM_NEWADDR, Rtnetlink.RTM_DELADDR -> {
                Optional<InterfaceAddress> address = readAddress(in);
                yield address.isEmpty() ? Optional.empty() : Optional.of(event(in, address.get()));
            }
            default -> Optional.empty();
        };
    }

    private static RouteEvent event(MessageReader in, Link link) {
        return in.type() == Rtnetlink.RTM_NEWLINK
                ? new RouteEvent.LinkChanged(link)
                : new RouteEvent.LinkRemoved(link.ifIndex(), link.name());
    }

    private static RouteEvent event(MessageReader in, InterfaceAddress address) {
        return in.type() == Rtnetlink.RTM_NEWADDR
                ? new RouteEvent.AddressAdded(address)
                : new RouteEvent.AddressRemoved(address);
    }

    /**
     * The link of an RTM_NEWLINK or RTM_DELLINK. Empty when it is cut short, for the events of old
     * wireless drivers, which leave out most attributes, and for the messages by which a bridge
     * tells of its ports: they look the same, but a port that leaves the bridge still exists.
     */
    private static Optional<Link> readLink(MessageReader in) {
        if (!in.hasBody(Rtnetlink.IFINFOMSG_BYTES) || in.bodyU8(0) != Rtnetlink.AF_UNSPEC)
            return Optional.empty();
        String name = "";
        Optional<MacAddress> mac = Optional.empty();
        int mtuBytes = MISSING;
        int base = 0;
        boolean baseIsElsewhere = false;
        AttributeReader attribute = in.attributes(Rtnetlink.IFINFOMSG_BYTES);
        while (attribute.next()) {
            switch (attribute.type()) {
                case Rtnetlink.IFLA_IFNAME -> name = attribute.text();
                case Rtnetlink.IFLA_ADDRESS -> mac = attribute.mac();
                case Rtnetlink.IFLA_MTU -> mtuBytes = attribute.u32();
                case Rtnetlink.IFLA_LINK -> base = attribute.u32();
                case Rtnetlink.IFLA_LINK_NETNSID -> baseIsElsewhere = true;
                default -> {}
            }
        }
        int ifIndex = in.bodyU32(Rtnetlink.IFI_INDEX_AT);
        if (ifIndex <= 0 || name.isEmpty() || mtuBytes == MISSING) return Optional.empty();
        int flags = in.bodyU32(Rtnetlink.IFI_FLAGS_AT);
        return Optional.of(
                new Link(ifIndex, name, mac, flags, mtuBytes, baseIsElsewhere ? 0 : base));
    }

    /** The address of an RTM_NEWADDR or RTM_DELADDR; empty when it is cut short or of no family. */
    private static Optional<InterfaceAddress> readAddress(MessageReader in) {
        if (!in.hasBody(Rtnetlink.IFADDRMSG_BYTES)) return Optional.empty();
        Optional<IpFamily> family = family(in.bodyU8(0));
        int length = in.bodyU8(Rtnetlink.IFA_PREFIXLEN_AT);
        if (family.isEmpty() || length > family.get().hostPrefixLength()) return Optional.empty();
        Optional<IpAddress> far = Optional.empty();
        Optional<IpAddress> local = Optional.empty();
        Optional<IpAddress> broadcast = Optional.empty();
        Optional<String> label = Optional.empty();
        int flags = in.bodyU8(Rtnetlink.IFA_FLAGS_AT);
        int protocol = 0;
        AttributeReader attribute = in.attributes(Rtnetlink.IFADDRMSG_BYTES);
        while (attribute.next()) {
            switch (attribute.type()) {
                case Rtnetlink.IFA_ADDRESS -> far = attribute.address(family.get());
                case Rtnetlink.IFA_LOCAL -> local = attribute.address(family.get());
                case Rtnetlink.IFA_BROADCAST -> broadcast = attribute.address(family.get());
                case Rtnetlink.IFA_LABEL -> label = Optional.of(attribute.text());
                case Rtnetlink.IFA_FLAGS -> flags = attribute.u32();
                case Rtnetlink.IFA_PROTO -> protocol = attribute.u8();
                default -> {}
            }
        }
        // IPv6 gives IFA_LOCAL only when there is a peer; then IFA_ADDRESS is the peer.
        if (local.isEmpty()) local = far;
        if (local.isEmpty()) return Optional.empty();
        return Optional.of(
                new InterfaceAddress(
                        in.bodyU32(Rtnetlink.IFA_INDEX_AT),
                        new IpPrefix(local.get(), length),
                        far.equals(local) ? Optional.empty() : far,
                        broadcast,
                        label,
                        in.bodyU8(Rtnetlink.IFA_SCOPE_AT),
                        flags,
                        protocol));
    }

    private static Optional<IpFamily> family(int addressFamily) {
        return switch (addressFamily) {
            case Rtnetlink.AF_INET -> Optional.of(IpFamily.IPV4);
            case Rtnetlink.AF_INET6 -> Optional.of(IpFamily.IPV6);
            default -> Optional.empty();
        };
    }
}
