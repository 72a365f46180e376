package io.regent.lab;

import java.util.HexFormat;
import java.util.Optional;

/**
 * One Ethernet frame as the switch or a host received it.
 *
 * @param timeNanos the kernel's receive time, nanoseconds since the epoch
 * @param port the device that received it; at the switch this names the sending host
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record Frame(long timeNanos, String port, byte[] bytes) {

    static final int ETHERNET_HEADER = 14;
    static final int TYPE_IPV4 = 0x0800;
    static final int TYPE_ARP = 0x0806;
    private static final int IGMP = 2;

    int u8(int at) {
        return Byte.toUnsignedInt(bytes[at]);
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    String ipv4(int at) {
        return u8(at) + "." + u8(at + 1) + "." + u8(at + 2) + "." + u8(at + 3);
    }

    String mac(int at) {
        return HexFormat.ofDelimiter(":").formatHex(bytes, at, at + 6);
    }

    int etherType() {
        return u16(12);
    }

    public Optional<Advert> advert() {
        return Advert.decode(this);
    }

    public Optional<Arp> arp() {
        return Arp.decode(this);
    }

    /** Of IGMP: a host says which multicast groups it listens to. */
    public boolean isMembershipReport() {
        return bytes.length > 23 && etherType() == TYPE_IPV4 && u8(23) == IGMP;
    }

    /** The host at the other end of the switch port that this frame came in by. */
    public String sender() {
        int dot = port.indexOf('.');
        return dot < 0 ? port : port.substring(0, dot);
    }

    @Override
    public String toString() {
        String what =
                advert().map(Object::toString)
                        .or(() -> arp().map(Object::toString))
                        .orElseGet(() -> HexFormat.of().formatHex(bytes));
        return "%d.%06d %s %s"
                .formatted(timeNanos / 1_000_000_000, timeNanos / 1000 % 1_000_000, port, what);
    }
}
