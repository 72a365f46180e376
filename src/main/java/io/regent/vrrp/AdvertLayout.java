package io.regent.vrrp;

import io.regent.config.Password;
import io.regent.net.IpAddress;
import java.util.Arrays;

/**
 * Where the fields of an advert stand in an IPv4 packet, and the checksum that guards it.
 *
 * <pre>
 *  byte 0          byte 1          byte 2          byte 3
 * | version, IHL  | TOS           | total length                  |  IPv4 header (RFC 791),
 * | identification                | flags, fragment offset        |  longer when it has options
 * | TTL           | protocol      | header checksum               |
 * | source address                                                |
 * | destination address                                           |
 *
 * | version, type | VRID          | priority      | address count |  version 2 (RFC 3768 section 5.1)
 * | auth type     | seconds       | checksum                      |
 * | one IPv4 address for each address count ...                   |
 * | authentication data, 8 bytes                                  |
 *
 * | version, type | VRID          | priority      | address count |  version 3 (RFC 9568 section 5.2)
 * | 4 bits reserved, 12 bits centi| checksum                      |
 * | one IPv4 address for each address count ...                   |
 * </pre>
 */
final class AdvertLayout {

    static final int TOS_AT = 1;
    static final int TOTAL_LENGTH_AT = 2;
    static final int IDENTIFICATION_AT = 4;
    static final int FRAGMENT_AT = 6;
    static final int TTL_AT = 8;
    static final int PROTOCOL_AT = 9;
    static final int SOURCE_AT = 12;
    static final int DESTINATION_AT = 16;
    static final int IP_HEADER_BYTES = 20;

    static final int VERSION_AND_TYPE_AT = 0;
    static final int VRID_AT = 1;
    static final int PRIORITY_AT = 2;
    static final int COUNT_AT = 3;
    static final int AUTH_TYPE_AT = 4;
    static final int SECONDS_AT = 5;
    static final int CENTIS_AT = 4;
    static final int CHECKSUM_AT = 6;
    static final int ADDRESSES_AT = 8;
    static final int ADDRESS_BYTES = 4;

    static final int PROTOCOL_VRRP = 112;
    static final int TTL = 255;
    static final int TYPE_ADVERTISEMENT = 1;
    static final int CENTIS_MASK = 0x0fff;
    static final int AUTH_NONE = 0;
    static final int AUTH_PASS = 1;
    static final int AUTH_AH = 2;
    static final int AUTH_DATA_BYTES = 8;
    static final int ADDRESS_COUNT_MAX = 255;

    private AdvertLayout() {}

    /** Length of the VRRP message alone. Only version 2 ends with authentication data. */
    static int messageBytes(int version, int addressCount) {
        int trailer = version == 2 ? AUTH_DATA_BYTES : 0;
        return ADDRESSES_AT + addressCount * ADDRESS_BYTES + trailer;
    }

    /** A PASS secret as it travels: from the left, filled up with zeros (RFC 2338 5.3.6.2). */
    static byte[] authData(Password password) {
        return Arrays.copyOf(password.bytes(), AUTH_DATA_BYTES);
    }

    static int u8(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]);
    }

    static int u16(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }

    static void putU16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }

    /**
     * The sum that the pseudo-header of a version 3 message adds (RFC 9568 section 5.2.8 with RFC
     * 2460 section 8.1): both addresses, the protocol, the length of the message.
     */
    static int pseudoHeaderSum(IpAddress source, IpAddress destination, int messageBytes) {
        return halves(source) + halves(destination) + PROTOCOL_VRRP + messageBytes;
    }

    /**
     * Internet checksum (RFC 1071) of a message of even length, started from {@code seed}. Over a
     * message that carries its right checksum it is 0.
     */
    static int checksum(byte[] bytes, int from, int lengthBytes, int seed) {
        assert lengthBytes % 2 == 0 : lengthBytes;
        int sum = seed;
        for (int at = from; at < from + lengthBytes; at += 2) sum += u16(bytes, at);
        while (sum >>> 16 != 0) sum = (sum & 0xffff) + (sum >>> 16);
        return ~sum & 0xffff;
    }

    private static int halves(IpAddress address) {
        int bits = address.v4Bits();
        return (bits >>> 16) + (bits & 0xffff);
    }
}
