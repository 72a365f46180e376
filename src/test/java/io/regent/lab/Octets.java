package io.regent.lab;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Bytes in network order, written one field after the other. */
final class Octets {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Octets u8(int value) {
        out.write(value);
        return this;
    }

    Octets u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    Octets bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    Octets mac(String text) {
        return bytes(HexFormat.ofDelimiter(":").parseHex(text));
    }

    Octets ipv4(String text) {
        for (String octet : text.split("\\.")) u8(Integer.parseInt(octet));
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    /** The ones' complement sum of RFC 1071, not yet inverted; an odd last byte counts as high. */
    static int sum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += Byte.toUnsignedInt(bytes[i]) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum >>> 16 != 0) sum = (sum & 0xffff) + (sum >>> 16);
        return sum;
    }
}
