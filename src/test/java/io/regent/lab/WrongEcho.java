package io.regent.lab;

import java.util.Optional;

/**
 * The answer to somebody else's echo request (RFC 792): all is as in the request that came, but for
 * the identifier. It is far from what came: the next ones belong to checks that began a moment ago.
 */
final class WrongEcho {

    private static final int PROTOCOL_ICMP = 1;
    private static final int ECHO_REQUEST = 8;
    private static final int IP = Frame.ETHERNET_HEADER;
    private static final int IP_SOURCE = IP + 12;
    private static final int IP_DESTINATION = IP + 16;

    private WrongEcho() {}

    /** Empty for a frame that is no echo request for the address. */
    static Optional<byte[]> to(Frame frame, String address) {
        if (frame.bytes().length < IP + 28 || frame.etherType() != Frame.TYPE_IPV4) {
            return Optional.empty();
        }
        int icmp = IP + (frame.u8(IP) & 0xf) * 4;
        boolean asks =
                frame.u8(IP + 9) == PROTOCOL_ICMP
                        && frame.ipv4(IP_DESTINATION).equals(address)
                        && frame.u8(icmp) == ECHO_REQUEST;
        return asks ? Optional.of(answer(frame, icmp)) : Optional.empty();
    }

    private static byte[] answer(Frame frame, int icmp) {
        byte[] bytes = frame.bytes().clone();
        System.arraycopy(frame.bytes(), 6, bytes, 0, 6);
        System.arraycopy(frame.bytes(), 0, bytes, 6, 6);
        System.arraycopy(frame.bytes(), IP_SOURCE, bytes, IP_DESTINATION, 4);
        System.arraycopy(frame.bytes(), IP_DESTINATION, bytes, IP_SOURCE, 4);
        // The sum of the header of IP is the same in another order; that of ICMP is not.
        int end = IP + frame.u16(IP + 2);
        bytes[icmp] = 0;
        put(bytes, icmp + 4, frame.u16(icmp + 4) ^ 0x8000);
        put(bytes, icmp + 2, 0);
        put(bytes, icmp + 2, ~Octets.sum(java.util.Arrays.copyOfRange(bytes, icmp, end)));
        return java.util.Arrays.copyOf(bytes, end);
    }

    private static void put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }
}
