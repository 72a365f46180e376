package io.regent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks over the messages of one datagram. A length that cannot be ends the walk; nothing outside
 * of the datagram is read.
 */
final class MessageReader {

    private final byte[] bytes;
    private final ByteBuffer in;
    private final int end;
    private int messageAt;
    private int messageEnd;

    /**
     * @param lengthBytes how much of {@code bytes} is the datagram
     */
    MessageReader(byte[] bytes, int lengthBytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        this.end = lengthBytes;
    }

    /** Moves on to the next message; false when there is none. */
    boolean next() {
        int at = Netlink.align(messageEnd);
        if (end - at < Netlink.HEADER_BYTES) return false;
        int length = in.getInt(at + Netlink.LENGTH_AT);
        if (length < Netlink.HEADER_BYTES || length > end - at) return false;
        messageAt = at;
        messageEnd = at + length;
        return true;
    }

    int type() {
        return Short.toUnsignedInt(in.getShort(messageAt + Netlink.TYPE_AT));
    }

    int flags() {
        return Short.toUnsignedInt(in.getShort(messageAt + Netlink.FLAGS_AT));
    }

    int sequence() {
        return in.getInt(messageAt + Netlink.SEQUENCE_AT);
    }

    /** Whether the body has at least so many bytes. Ask before reading numbers from it. */
    boolean hasBody(int lengthBytes) {
        return messageEnd - bodyAt() >= lengthBytes;
    }

    int bodyU8(int offset) {
        return Byte.toUnsignedInt(in.get(bodyAt() + offset));
    }

    int bodyU32(int offset) {
        return in.getInt(bodyAt() + offset);
    }

    /** The attributes that follow {@code headerBytes} of body. */
    AttributeReader attributes(int headerBytes) {
        return new AttributeReader(bytes, bodyAt() + Netlink.align(headerBytes), messageEnd);
    }

    private int bodyAt() {
        return messageAt + Netlink.HEADER_BYTES;
    }
}
