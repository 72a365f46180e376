package io.regent.net;

/**
 * A hardware address of six bytes.
 *
 * @param bits the 48 bits in transmission order, most significant byte first
 */
public record MacAddress(long bits) {

    public static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);
    public static final int BYTES = 6;

    public MacAddress {
        assert bits >>> 48 == 0 : Long.toHexString(bits);
    }

    public static MacAddress fromBytes(byte[] bytes, int offset) {
        long bits = 0;
        for (int i = 0; i < BYTES; i++) bits = bits << 8 | Byte.toUnsignedLong(bytes[offset + i]);
        return new MacAddress(bits);
    }

    public void writeTo(byte[] out, int offset) {
        for (int i = 0; i < BYTES; i++) out[offset + i] = (byte) (bits >>> (BYTES - 1 - i) * 8);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            int octet = (int) (bits >>> shift) & 0xff;
            if (octet < 16) text.append('0');
            text.append(Integer.toHexString(octet));
            if (shift > 0) text.append(':');
        }
        return text.toString();
    }
}
