package io.regent.lab;

import java.util.Optional;

/**
 * An ARP packet for Ethernet and IPv4 (RFC 826).
 *
 * @param destination hardware address that the frame was sent to
 * @param operation 1 request, 2 reply
 */
public record Arp(
        Frame frame,
        String destination,
        int operation,
        String senderMac,
        String senderIp,
        String targetMac,
        String targetIp) {

    static final String BROADCAST = "ff:ff:ff:ff:ff:ff";
    static final int REQUEST = 1;
    static final int REPLY = 2;
    private static final int LENGTH = 28;

    static Optional<Arp> decode(Frame frame) {
        if (frame.bytes().length < Frame.ETHERNET_HEADER + LENGTH) return Optional.empty();
        if (frame.etherType() != Frame.TYPE_ARP) return Optional.empty();
        return Optional.of(
                new Arp(
                        frame,
                        frame.mac(0),
                        frame.u16(20),
                        frame.mac(22),
                        frame.ipv4(28),
                        frame.mac(32),
                        frame.ipv4(38)));
    }

    /** An announcement: somebody tells everybody where an address is (RFC 5227 section 3). */
    public boolean isGratuitous() {
        return senderIp.equals(targetIp) && destination.equals(BROADCAST);
    }

    public boolean isReply() {
        return operation == REPLY && !isGratuitous();
    }

    /** A broadcast question by {@code senderIp} for {@code targetIp}. */
    static byte[] request(String senderMac, String senderIp, String targetIp) {
        return packet(BROADCAST, REQUEST, senderMac, senderIp, "00:00:00:00:00:00", targetIp);
    }

    static byte[] gratuitous(String senderMac, String ip) {
        return packet(BROADCAST, REQUEST, senderMac, ip, BROADCAST, ip);
    }

    private static byte[] packet(
            String destination,
            int operation,
            String senderMac,
            String senderIp,
            String targetMac,
            String targetIp) {
        return new Octets()
                .mac(destination)
                .mac(senderMac)
                .u16(Frame.TYPE_ARP)
                .u16(1)
                .u16(Frame.TYPE_IPV4)
                .u8(6)
                .u8(4)
                .u16(operation)
                .mac(senderMac)
                .ipv4(senderIp)
                .mac(targetMac)
                .ipv4(targetIp)
                .toBytes();
    }

    @Override
    public String toString() {
        String verb = isGratuitous() ? "announces" : operation == REPLY ? "answers for" : "as";
        return "ARP %s %s %s -> %s".formatted(senderMac, verb, senderIp, targetIp);
    }
}
