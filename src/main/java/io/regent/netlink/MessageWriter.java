package io.regent.netlink;

import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes netlink messages one after another into one buffer, which it uses again and again. Other
 * rooms write attributes only.
 */
public final class MessageWriter {

    private final ByteBuffer out;
    private int messageAt;

    /**
     * @param capacityBytes for all messages between two calls of {@link #clear()}
     */
    public MessageWriter(int capacityBytes) {
        this.out = ByteBuffer.allocate(capacityBytes).order(ByteOrder.nativeOrder());
    }

    void clear() {
        out.clear();
    }

    /** The messages stand at its start, {@link #lengthBytes()} long. */
    public byte[] bytes() {
        return out.array();
    }

    public int lengthBytes() {
        return out.position();
    }

    /** Starts a message; the length is filled in by {@link #end()}. */
    void begin(int type, int flags, int sequence) {
        messageAt = out.position();
        out.putInt(0).putShort((short) type).putShort((short) flags).putInt(sequence).putInt(0);
    }

    void end() {
        out.putInt(messageAt + Netlink.LENGTH_AT, out.position() - messageAt);
    }

    void u8(int value) {
        out.put((byte) value);
    }

    void u32(int value) {
        out.putInt(value);
    }

    public void attributeU32(int type, int value) {
        beginAttribute(type, Integer.BYTES);
        out.putInt(value);
    }

    public void attributeU16(int type, int value) {
        beginAttribute(type, Short.BYTES);
        out.putShort((short) value);
        pad();
    }

    /** A port. */
    public void attributeU16BigEndian(int type, int value) {
        beginAttribute(type, Short.BYTES);
        out.put((byte) (value >>> 8)).put((byte) value);
        pad();
    }

    /** Two numbers as one value. */
    public void attributeU32Pair(int type, int first, int second) {
        beginAttribute(type, 2 * Integer.BYTES);
        out.putInt(first).putInt(second);
    }

    public void attributeU8(int type, int value) {
        beginAttribute(type, 1);
        out.put((byte) value);
        pad();
    }

    /** A text with the zero byte that ends it in C. */
    public void attributeText(int type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        beginAttribute(type, bytes.length + 1);
        out.put(bytes).put((byte) 0);
        pad();
    }

    /** 4 or 16 bytes. */
    public void attributeAddress(int type, IpAddress address) {
        int size = address.family().addressBytes();
        beginAttribute(type, size);
        address.writeTo(out.array(), out.position());
        out.position(out.position() + size);
    }

    /** Always 16 bytes: an IPv4 address stands in the first four, and zeros follow. */
    public void attributeAddress16(int type, IpAddress address) {
        beginAttribute(type, IpFamily.IPV6.addressBytes());
        int at = out.position();
        out.putLong(0).putLong(0);
        address.writeTo(out.array(), at);
    }

    /**
     * Starts an attribute whose value is a row of attributes.
     *
     * @return for {@link #endNested}
     */
    public int beginNested(int type) {
        int at = out.position();
        beginAttribute(type | Netlink.NLA_F_NESTED, 0);
        return at;
    }

    /** Fills in the length of the attribute that began at {@code at}. */
    public void endNested(int at) {
        out.putShort(at, (short) (out.position() - at));
    }

    private void beginAttribute(int type, int valueBytes) {
        out.putShort((short) (Netlink.ATTRIBUTE_HEADER_BYTES + valueBytes)).putShort((short) type);
    }

    private void pad() {
        while (out.position() != Netlink.align(out.position())) out.put((byte) 0);
    }
}
