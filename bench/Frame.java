/**
 * What the measurements need to know of a captured frame.
 *
 * @param nanos when the kernel saw it, since the epoch
 * @param node last octet of the sender's MAC address, which the lab sets to the node's number
 */
record Frame(long nanos, Kind kind, int node, int vrid, int priority) {

    enum Kind {
        ADVERT,
        GRATUITOUS_ARP,
        ECHO_REPLY,
        OTHER
    }

    private static final int MAC_SOURCE = 6;
    private static final int TYPE = 12;
    private static final int PAYLOAD = 14;

    boolean isAdvertOf(int sender) {
        return kind == Kind.ADVERT && node == sender && priority > 0;
    }

    /** Ethernet, then IPv4 (VRRP, ICMP) or ARP. */
    static Frame parse(long nanos, byte[] bytes) {
        int node = u8(bytes, MAC_SOURCE + 5);
        return switch (u8(bytes, TYPE) << 8 | u8(bytes, TYPE + 1)) {
            case 0x0800 -> ipv4(nanos, node, bytes);
            case 0x0806 -> arp(nanos, node, bytes);
            default -> other(nanos, node);
        };
    }

    private static Frame ipv4(long nanos, int node, byte[] bytes) {
        int header = PAYLOAD + 4 * (u8(bytes, PAYLOAD) & 0xf);
        int protocol = u8(bytes, PAYLOAD + 9);
        if (protocol == 1 && u8(bytes, header) == 0)
            return new Frame(nanos, Kind.ECHO_REPLY, node, 0, 0);
        if (protocol != 112) return other(nanos, node);
        int vrid = u8(bytes, header + 1);
        return new Frame(nanos, Kind.ADVERT, node, vrid, u8(bytes, header + 2));
    }

    /** Gratuitous when sender and target are the same address. */
    private static Frame arp(long nanos, int node, byte[] bytes) {
        for (int i = 0; i < 4; i++) {
            if (bytes[PAYLOAD + 14 + i] != bytes[PAYLOAD + 24 + i]) return other(nanos, node);
        }
        return new Frame(nanos, Kind.GRATUITOUS_ARP, node, 0, 0);
    }

    private static Frame other(long nanos, int node) {
        return new Frame(nanos, Kind.OTHER, node, 0, 0);
    }

    private static int u8(byte[] bytes, int at) {
        return at < bytes.length ? Byte.toUnsignedInt(bytes[at]) : 0;
    }
}
