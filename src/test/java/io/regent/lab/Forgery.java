package io.regent.lab;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * An advert to be sent, with any field wrong. Starts as a right one; each method changes one thing
 * and returns a copy.
 */
public final class Forgery implements Cloneable {

    /** What is written into the checksum field. */
    public enum Checksum {
        /** With a pseudo-header for version 3, over the message alone for version 2. */
        RIGHT,
        /** Over the message alone, whatever the version. */
        MESSAGE_ONLY,
        ZERO,
        /** One bit of the right one is turned. */
        ONE_BIT_OFF
    }

    private final int version;
    private int nibble;
    private int type = 1;
    private final int vrid;
    private int priority = 200;
    private int countOffset;
    private int centis;
    private int reserved;
    private int authType;
    private byte[] authData = new byte[8];
    private byte[] extra = new byte[0];
    private int cut;
    private int ttl = 255;
    private int optionWords;
    private int totalLengthOffset;
    private int paddedTo;
    private int fragmentBits;
    private int turnedByte = -1;
    private Checksum checksum = Checksum.RIGHT;
    private String source = "10.77.0.200";
    private String destination = "224.0.0.18";
    private List<String> addresses;

    private Forgery(int version, int vrid, int centis, String... addresses) {
        this.version = version;
        this.nibble = version;
        this.vrid = vrid;
        this.centis = centis;
        this.addresses = List.of(addresses);
    }

    public static Forgery v2(int vrid, int seconds, String... addresses) {
        return new Forgery(2, vrid, seconds * 100, addresses);
    }

    public static Forgery v3(int vrid, int centis, String... addresses) {
        return new Forgery(3, vrid, centis, addresses);
    }

    private Forgery copy() {
        try {
            return (Forgery) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public Forgery priority(int priority) {
        Forgery copy = copy();
        copy.priority = priority;
        return copy;
    }

    public Forgery centis(int centis) {
        Forgery copy = copy();
        copy.centis = centis;
        return copy;
    }

    public int vrid() {
        return vrid;
    }

    /** Writes another version number without changing the rest of the layout. */
    public Forgery versionNibble(int nibble) {
        Forgery copy = copy();
        copy.nibble = nibble;
        return copy;
    }

    public Forgery type(int type) {
        Forgery copy = copy();
        copy.type = type;
        return copy;
    }

    /** The count field says so many more than there are. */
    public Forgery countOffBy(int offset) {
        Forgery copy = copy();
        copy.countOffset = offset;
        return copy;
    }

    public Forgery reserved(int bits) {
        Forgery copy = copy();
        copy.reserved = bits;
        return copy;
    }

    public Forgery password(String password) {
        return auth(1, Arrays.copyOf(password.getBytes(StandardCharsets.ISO_8859_1), 8));
    }

    public Forgery auth(int type, byte[] data) {
        Forgery copy = copy();
        copy.authType = type;
        copy.authData = data;
        return copy;
    }

    /** More bytes at the end of the message, covered by checksum and lengths. */
    public Forgery extra(byte[] bytes) {
        Forgery copy = copy();
        copy.extra = bytes;
        return copy;
    }

    /** The message ends after so many bytes. */
    public Forgery cutTo(int bytes) {
        Forgery copy = copy();
        copy.cut = bytes + 1;
        return copy;
    }

    public Forgery ttl(int ttl) {
        Forgery copy = copy();
        copy.ttl = ttl;
        return copy;
    }

    /** So many words of options (no-operation) in the IPv4 header. */
    public Forgery optionWords(int words) {
        Forgery copy = copy();
        copy.optionWords = words;
        return copy;
    }

    public Forgery totalLengthOffBy(int bytes) {
        Forgery copy = copy();
        copy.totalLengthOffset = bytes;
        return copy;
    }

    /** Zeros after the packet up to this frame size without the check sequence. */
    public Forgery paddedTo(int bytes) {
        Forgery copy = copy();
        copy.paddedTo = bytes;
        return copy;
    }

    /**
     * The second 16 bits of the IPv4 fragment word: 0x2000 more fragments, lower 13 bits offset.
     */
    public Forgery fragment(int bits) {
        Forgery copy = copy();
        copy.fragmentBits = bits;
        return copy;
    }

    public Forgery checksum(Checksum checksum) {
        Forgery copy = copy();
        copy.checksum = checksum;
        return copy;
    }

    /** Turns the lowest bit of one byte of the message after the checksum was computed. */
    public Forgery turnedBitIn(int byteOfMessage) {
        Forgery copy = copy();
        copy.turnedByte = byteOfMessage;
        return copy;
    }

    public Forgery from(String source) {
        Forgery copy = copy();
        copy.source = source;
        return copy;
    }

    public Forgery to(String destination) {
        Forgery copy = copy();
        copy.destination = destination;
        return copy;
    }

    public Forgery addresses(String... addresses) {
        Forgery copy = copy();
        copy.addresses = List.of(addresses);
        return copy;
    }

    byte[] message() {
        var out = new Octets();
        out.u8(nibble << 4 | type).u8(vrid).u8(priority).u8(addresses.size() + countOffset);
        if (version == 2) out.u8(authType).u8(centis / 100);
        else out.u16(reserved << 12 | centis);
        out.u16(0);
        addresses.forEach(out::ipv4);
        if (version == 2) out.bytes(authData);
        byte[] message = out.bytes(extra).toBytes();
        if (cut > 0) message = Arrays.copyOf(message, Math.min(message.length, cut - 1));
        if (message.length >= 8) writeChecksum(message);
        if (turnedByte >= 0) message[turnedByte] ^= 1;
        return message;
    }

    private void writeChecksum(byte[] message) {
        boolean pseudoHeader = version == 3 && checksum != Checksum.MESSAGE_ONLY;
        byte[] covered =
                pseudoHeader
                        ? Advert.pseudoHeader(source, destination, message.length, message)
                        : message;
        int sum = ~Octets.sum(covered) & 0xffff;
        int written =
                switch (checksum) {
                    case RIGHT, MESSAGE_ONLY -> sum;
                    case ZERO -> 0;
                    case ONE_BIT_OFF -> sum ^ 0x0100;
                };
        message[6] = (byte) (written >>> 8);
        message[7] = (byte) written;
    }

    byte[] frame(String sourceMac) {
        byte[] message = message();
        int headerBytes = 20 + 4 * optionWords;
        var header = new Octets();
        header.u8(0x40 | headerBytes / 4).u8(0xc0);
        header.u16(headerBytes + message.length + totalLengthOffset);
        header.u16(1).u16(fragmentBits).u8(ttl).u8(Advert.PROTOCOL).u16(0);
        header.ipv4(source).ipv4(destination);
        for (int i = 0; i < 4 * optionWords; i++) header.u8(1);
        byte[] ip = header.toBytes();
        int sum = ~Octets.sum(ip) & 0xffff;
        ip[10] = (byte) (sum >>> 8);
        ip[11] = (byte) sum;
        byte[] frame =
                new Octets()
                        .mac("01:00:5e:00:00:12")
                        .mac(sourceMac)
                        .u16(Frame.TYPE_IPV4)
                        .bytes(ip)
                        .bytes(message)
                        .toBytes();
        return Arrays.copyOf(frame, Math.max(frame.length, paddedTo));
    }
}
