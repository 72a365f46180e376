package io.regent.demo;

import io.regent.net.IpAddress;
import io.regent.net.MacAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * "Who has this address?" and its answers, after RFC 826.
 *
 * <pre>
 *  0  hardware type 1   2  protocol type 0x0800   4  lengths 6, 4   6  operation
 *  8  sender's hardware address (6)              14  sender's address (4)
 * 18  target's hardware address (6)              24  target's address (4)
 * </pre>
 */
final class ArpQuestion {

    static final int ETHER_TYPE = 0x0806;
    static final int LENGTH_BYTES = 28;

    private static final int OPERATION = 6;
    private static final int SENDER_MAC = 8;
    private static final int SENDER_ADDRESS = 14;
    private static final int TARGET_MAC = 18;
    private static final int TARGET_ADDRESS = 24;
    private static final byte[] ETHERNET_AND_IPV4 = {0, 1, 8, 0, 6, 4, 0};
    private static final byte REQUEST = 1;
    private static final byte REPLY = 2;

    /** Who answered for which address. */
    record Answer(IpAddress address, MacAddress mac) {}

    private ArpQuestion() {}

    static byte[] encode(MacAddress ourMac, IpAddress ourAddress, IpAddress wanted) {
        byte[] packet = Arrays.copyOf(ETHERNET_AND_IPV4, LENGTH_BYTES);
        packet[OPERATION + 1] = REQUEST;
        ourMac.writeTo(packet, SENDER_MAC);
        ourAddress.writeTo(packet, SENDER_ADDRESS);
        wanted.writeTo(packet, TARGET_ADDRESS);
        return packet;
    }

    /** Empty for everything but an answer to us. */
    static Optional<Answer> parse(byte[] packet, int lengthBytes, MacAddress ourMac) {
        if (lengthBytes < LENGTH_BYTES) return Optional.empty();
        if (!Arrays.equals(packet, 0, 7, ETHERNET_AND_IPV4, 0, 7)) return Optional.empty();
        if (packet[OPERATION + 1] != REPLY) return Optional.empty();
        if (!MacAddress.fromBytes(packet, TARGET_MAC).equals(ourMac)) return Optional.empty();
        return Optional.of(
                new Answer(
                        IpAddress.fromBytes(io.regent.net.IpFamily.IPV4, packet, SENDER_ADDRESS),
                        MacAddress.fromBytes(packet, SENDER_MAC)));
    }
}
