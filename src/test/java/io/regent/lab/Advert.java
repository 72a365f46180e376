package io.regent.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A VRRP message in an IPv4 packet, field by field, right or wrong: nothing is checked here.
 *
 * <pre>
 *  byte 0          byte 1   byte 2     byte 3   byte 4                byte 5        byte 6, 7
 *  version, type   VRID     priority   count    v2: authentication    v2: seconds   checksum
 *                                               v3: interval, upper 4 bits, lower 8 bits
 *  then count times an address of 4 bytes, then with version 2 eight bytes of authentication
 * </pre>
 *
 * @param ip the IPv4 header
 * @param message from the version byte to the end of the packet
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record Advert(Frame frame, byte[] ip, byte[] message) {

    static final int PROTOCOL = 112;
    private static final int HEADER = 8;

    static Optional<Advert> decode(Frame frame) {
        byte[] bytes = frame.bytes();
        if (bytes.length < Frame.ETHERNET_HEADER + 20) return Optional.empty();
        if (frame.etherType() != Frame.TYPE_IPV4 || frame.u8(23) != PROTOCOL) {
            return Optional.empty();
        }
        int start = Frame.ETHERNET_HEADER + (frame.u8(14) & 0xf) * 4;
        int end = Math.min(bytes.length, Frame.ETHERNET_HEADER + frame.u16(16));
        if (end - start < HEADER) return Optional.empty();
        return Optional.of(
                new Advert(
                        frame,
                        Arrays.copyOfRange(bytes, Frame.ETHERNET_HEADER, start),
                        Arrays.copyOfRange(bytes, start, end)));
    }

    private int u8(int at) {
        return Byte.toUnsignedInt(message[at]);
    }

    public long timeNanos() {
        return frame.timeNanos();
    }

    /** The host that sent it. */
    public String sender() {
        return frame.sender();
    }

    public String sourceMac() {
        return frame.mac(6);
    }

    public String destinationMac() {
        return frame.mac(0);
    }

    public int typeOfService() {
        return Byte.toUnsignedInt(ip[1]);
    }

    public int timeToLive() {
        return Byte.toUnsignedInt(ip[8]);
    }

    public String source() {
        return frame.ipv4(Frame.ETHERNET_HEADER + 12);
    }

    public String destination() {
        return frame.ipv4(Frame.ETHERNET_HEADER + 16);
    }

    public int version() {
        return u8(0) >>> 4;
    }

    public int type() {
        return u8(0) & 0xf;
    }

    public int vrid() {
        return u8(1);
    }

    public int priority() {
        return u8(2);
    }

    public int count() {
        return u8(3);
    }

    public int authType() {
        return u8(4);
    }

    public int seconds() {
        return u8(5);
    }

    /** The four bits before a v3 interval, which must be zero. */
    public int reserved() {
        return u8(4) >>> 4;
    }

    public int centis() {
        return version() == 2 ? seconds() * 100 : (u8(4) & 0xf) << 8 | u8(5);
    }

    public List<String> addresses() {
        var addresses = new ArrayList<String>();
        for (int i = 0; i < count() && HEADER + 4 * i + 4 <= message.length; i++) {
            int at = HEADER + 4 * i;
            addresses.add(u8(at) + "." + u8(at + 1) + "." + u8(at + 2) + "." + u8(at + 3));
        }
        return addresses;
    }

    /** What follows the addresses: the authentication of version 2, nothing with version 3. */
    public byte[] trailer() {
        int at = Math.min(message.length, HEADER + 4 * count());
        return Arrays.copyOfRange(message, at, message.length);
    }

    /** The sum over the message alone is right: version 2, and RFC 9568's reading of version 3. */
    public boolean messageChecksumHolds() {
        return Octets.sum(message) == 0xffff;
    }

    /** The sum over pseudo-header and message is right: what keepalived sends with version 3. */
    public boolean pseudoHeaderChecksumHolds() {
        byte[] covered = pseudoHeader(source(), destination(), message.length, message);
        return Octets.sum(covered) == 0xffff;
    }

    static byte[] pseudoHeader(String source, String destination, int length, byte[] message) {
        return new Octets()
                .ipv4(source)
                .ipv4(destination)
                .u8(0)
                .u8(PROTOCOL)
                .u16(length)
                .bytes(message)
                .toBytes();
    }

    @Override
    public String toString() {
        return "VRRPv%d vrid %d prio %d %d cs from %s to %s %s %s"
                .formatted(
                        version(),
                        vrid(),
                        priority(),
                        centis(),
                        source(),
                        destination(),
                        addresses(),
                        HexFormat.of().formatHex(trailer()));
    }
}
