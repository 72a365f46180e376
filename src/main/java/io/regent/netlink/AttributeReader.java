package io.regent.netlink;

import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.net.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Walks over the attributes of one message; a length that cannot be ends the walk. */
public final class AttributeReader {

    private final byte[] bytes;
    private final ByteBuffer in;
    private final int end;
    private int attributeEnd;
    private int valueAt;
    private int type;

    /** The attributes that stand in {@code bytes} from {@code from} to {@code end}. */
    public AttributeReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        this.end = end;
        this.attributeEnd = from;
    }

    /** Moves on to the next attribute; false when there is none. */
    public boolean next() {
        int at = Netlink.align(attributeEnd);
        if (end - at < Netlink.ATTRIBUTE_HEADER_BYTES) return false;
        int length = Short.toUnsignedInt(in.getShort(at));
        if (length < Netlink.ATTRIBUTE_HEADER_BYTES || length > end - at) return false;
        type = in.getShort(at + Netlink.ATTRIBUTE_TYPE_AT) & Netlink.NLA_TYPE_MASK;
        valueAt = at + Netlink.ATTRIBUTE_HEADER_BYTES;
        attributeEnd = at + length;
        return true;
    }

    public int type() {
        return type;
    }

    /** 0 when the value is too short. */
    public int u8() {
        return lengthBytes() < 1 ? 0 : Byte.toUnsignedInt(in.get(valueAt));
    }

    /** 0 when the value is too short. */
    public int u16() {
        return lengthBytes() < Short.BYTES ? 0 : Short.toUnsignedInt(in.getShort(valueAt));
    }

    /** A port; 0 when the value is too short. */
    public int u16BigEndian() {
        if (lengthBytes() < Short.BYTES) return 0;
        return Byte.toUnsignedInt(in.get(valueAt)) << 8 | Byte.toUnsignedInt(in.get(valueAt + 1));
    }

    /** A count, of 4 or 8 bytes; 0 when the value is too short. */
    public long count() {
        if (lengthBytes() >= Long.BYTES) return in.getLong(valueAt);
        return Integer.toUnsignedLong(u32());
    }

    /** 0 when the value is too short. */
    public int u32() {
        return lengthBytes() < Integer.BYTES ? 0 : in.getInt(valueAt);
    }

    /** Up to the first zero byte. */
    public String text() {
        int length = 0;
        while (length < lengthBytes() && in.get(valueAt + length) != 0) length++;
        return new String(bytes, valueAt, length, StandardCharsets.UTF_8);
    }

    /** Empty when the value has another length than an address of this family. */
    public Optional<IpAddress> address(IpFamily family) {
        return lengthBytes() == family.addressBytes()
                ? Optional.of(IpAddress.fromBytes(family, bytes, valueAt))
                : Optional.empty();
    }

    /** The address at the start of a longer value; empty when the value is shorter. */
    public Optional<IpAddress> leadingAddress(IpFamily family) {
        return lengthBytes() >= family.addressBytes()
                ? Optional.of(IpAddress.fromBytes(family, bytes, valueAt))
                : Optional.empty();
    }

    /** The row of attributes that is the value. */
    public AttributeReader nested() {
        return new AttributeReader(bytes, valueAt, attributeEnd);
    }

    /** Empty when the value is not six bytes long. */
    public Optional<MacAddress> mac() {
        return lengthBytes() == MacAddress.BYTES
                ? Optional.of(MacAddress.fromBytes(bytes, valueAt))
                : Optional.empty();
    }

    private int lengthBytes() {
        return attributeEnd - valueAt;
    }
}
