package io.regent.netlink;

import io.regent.net.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes netlink messages one after another into one buffer, which it uses again and again. */
final class MessageWriter {

    private final ByteBuffer out;
    private int messageAt;

    MessageWriter(int capacityBytes) {
        this.out = ByteBuffer.allocate(capacityBytes).order(ByteOrder.nativeOrder());
    }

    void clear() {
        out.clear();
    }

    /** The messages stand at its start, {@link #lengthBytes()} long. */
    byte[] bytes() {
        return out.array();
    }

    int lengthBytes() {
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

    void attributeU32(int type, int value) {
        beginAttribute(type, Integer.BYTES);
        out.putInt(value);
    }

    void attributeU8(int type, int value) {
        beginAttribute(type, 1);
        out.put((byte) value);
        pad();
    }

    /** A text with the zero byte that ends it in C. */
    void attributeText(int type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        beginAttribute(type, bytes.length + 1);
        out.put(bytes).put((byte) 0);
        pad();
    }

    void attributeAddress(int type, IpAddress address) {
        int size = address.family().addressBytes();
        beginAttribute(type, size);
        address.writeTo(out.array(), out.position());
        out.position(out.position() + size);
    }

    private void beginAttribute(int type, int valueBytes) {
        out.putShort((short) (Netlink.ATTRIBUTE_HEADER_BYTES + valueBytes)).putShort((short) type);
    }

    private void pad() {
        while (out.position() != Netlink.align(out.position())) out.put((byte) 0);
    }
}
