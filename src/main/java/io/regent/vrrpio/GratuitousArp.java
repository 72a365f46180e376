package io.regent.vrrpio;

import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.net.MacAddress;

/**
 * The Ethernet frame that tells everybody on the link who has an address now (RFC 5227 section 3,
 * inventory 6.17). A request; unlike the RFC, keepalived writes the broadcast address as the
 * target's hardware address.
 *
 * <pre>
 *    0 destination ff:ff:ff:ff:ff:ff   6 source   12 EtherType 0806
 *   14 hardware 0001   16 protocol 0800   18 sizes 06 04   20 operation 0001
 *   22 sender's hardware address   28 sender's address
 *   32 target's hardware address ff:ff:ff:ff:ff:ff   38 target's address
 * </pre>
 */
final class GratuitousArp {

    static final int ETHERTYPE_ARP = 0x0806;
    static final int FRAME_BYTES = 42;

    private static final int SOURCE_AT = 6;
    private static final int TYPE_AT = 12;
    private static final byte[] TYPE_AND_HEADER = {
        0x08, 0x06, 0x00, 0x01, 0x08, 0x00, 0x06, 0x04, 0x00, 0x01
    };
    private static final int SENDER_MAC_AT = 22;
    private static final int SENDER_IP_AT = 28;
    private static final int TARGET_MAC_AT = 32;
    private static final int TARGET_IP_AT = 38;

    private GratuitousArp() {}

    /** Fills {@link #FRAME_BYTES} bytes of {@code frame}. */
    static void write(byte[] frame, MacAddress mac, IpAddress address) {
        assert address.family() == IpFamily.IPV4 : address;
        MacAddress.BROADCAST.writeTo(frame, 0);
        mac.writeTo(frame, SOURCE_AT);
        System.arraycopy(TYPE_AND_HEADER, 0, frame, TYPE_AT, TYPE_AND_HEADER.length);
        mac.writeTo(frame, SENDER_MAC_AT);
        address.writeTo(frame, SENDER_IP_AT);
        MacAddress.BROADCAST.writeTo(frame, TARGET_MAC_AT);
        address.writeTo(frame, TARGET_IP_AT);
    }
}
