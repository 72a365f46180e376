package io.regent.net;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address without a zone. Ordered by family, then as an unsigned big-endian number,
 * which is the order that VRRP breaks ties by (RFC 9568 section 6.4.3).
 *
 * @param high upper 64 bits; 0 for IPv4
 * @param low lower 64 bits; an IPv4 address stands in the lower 32
 */
public record IpAddress(IpFamily family, long high, long low) implements Comparable<IpAddress> {

    public IpAddress {
        assert family == IpFamily.IPV6 || (high == 0 && low >>> 32 == 0) : "not 32 bits";
    }

    /** The IPv4 address whose 32 bits are given in network order, for example 0x7f000001. */
    public static IpAddress v4(int bits) {
        return new IpAddress(IpFamily.IPV4, 0, Integer.toUnsignedLong(bits));
    }

    /** Reads 4 (IPv4) or 16 (IPv6) bytes in network order, from {@code offset}. */
    public static IpAddress fromBytes(IpFamily family, byte[] bytes, int offset) {
        return switch (family) {
            case IPV4 -> new IpAddress(family, 0, bigEndian(bytes, offset, 4));
            case IPV6 ->
                    new IpAddress(
                            family, bigEndian(bytes, offset, 8), bigEndian(bytes, offset + 8, 8));
        };
    }

    /**
     * Reads the usual text form. Empty for anything else: no names, no zones, no ports, no octal
     * octets.
     */
    public static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') >= 0 ? IpText.parseV6(text) : IpText.parseV4(text);
    }

    /** Writes 4 or 16 bytes in network order. */
    public void writeTo(byte[] out, int offset) {
        int size = family.addressBytes();
        for (int i = 0; i < size; i++) {
            int bit = (size - 1 - i) * 8;
            out[offset + i] = (byte) (bit >= 64 ? high >>> (bit - 64) : low >>> bit);
        }
    }

    /** The 32 bits of an IPv4 address in network order. */
    public int v4Bits() {
        assert family == IpFamily.IPV4 : this;
        return (int) low;
    }

    public boolean isMulticast() {
        return family == IpFamily.IPV4 ? low >>> 28 == 0xe : high >>> 56 == 0xff;
    }

    // Written out: what the compiler makes of a record is linked at its first use, in milliseconds
    // that a starting daemon and a first take-over would pay.

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that
                && family == that.family
                && high == that.high
                && low == that.low;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    @Override
    public int compareTo(IpAddress other) {
        if (family != other.family) return family.compareTo(other.family);
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Dotted decimal, or the canonical form of RFC 5952. */
    @Override
    public String toString() {
        return family == IpFamily.IPV4 ? IpText.formatV4((int) low) : IpText.formatV6(high, low);
    }

    private static long bigEndian(byte[] bytes, int offset, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) value = value << 8 | Byte.toUnsignedLong(bytes[offset + i]);
        return value;
    }
}
