package io.regent.vrrp;

import static io.regent.vrrp.AdvertLayout.*;

import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.util.Optional;

/**
 * An IPv4 packet as a raw socket of protocol 112 hands it over. {@link #damage()} is asked first;
 * only when it is empty do the other methods have something to read.
 *
 * <p>A view of the caller's buffer: valid until the buffer is used again.
 */
public final class ReceivedPacket {

    private static final int MORE_FRAGMENTS_OR_OFFSET = 0x3fff;

    private final byte[] bytes;
    private final int lengthBytes;
    private final boolean truncated;

    /**
     * @param lengthBytes received, at most the buffer's length
     * @param truncated the packet was longer than the buffer (MSG_TRUNC)
     */
    public ReceivedPacket(byte[] bytes, int lengthBytes, boolean truncated) {
        assert lengthBytes >= 0 && lengthBytes <= bytes.length : lengthBytes;
        this.bytes = bytes;
        this.lengthBytes = lengthBytes;
        this.truncated = truncated;
    }

    /** Why not even a VRID can be read from it; empty for a packet that some instance may check. */
    public Optional<DropReason> damage() {
        if (truncated) return Optional.of(DropReason.TRUNCATED);
        if (lengthBytes < IP_HEADER_BYTES) return Optional.of(DropReason.HEADER_INCOMPLETE);
        if (u8(bytes, 0) >>> 4 != 4 || u8(bytes, PROTOCOL_AT) != PROTOCOL_VRRP)
            return Optional.of(DropReason.NOT_VRRP);
        if ((u16(bytes, FRAGMENT_AT) & MORE_FRAGMENTS_OR_OFFSET) != 0)
            return Optional.of(DropReason.FRAGMENT);
        if (messageAt() < IP_HEADER_BYTES || lengthBytes < messageAt() + ADDRESSES_AT)
            return Optional.of(DropReason.HEADER_INCOMPLETE);
        return Optional.empty();
    }

    /** 0 to 255. */
    public int vrid() {
        return u8(bytes, messageAt() + VRID_AT);
    }

    public IpAddress source() {
        return IpAddress.fromBytes(IpFamily.IPV4, bytes, SOURCE_AT);
    }

    IpAddress destination() {
        return IpAddress.fromBytes(IpFamily.IPV4, bytes, DESTINATION_AT);
    }

    int lengthBytes() {
        return lengthBytes;
    }

    int totalLength() {
        return u16(bytes, TOTAL_LENGTH_AT);
    }

    int ttl() {
        return u8(bytes, TTL_AT);
    }

    /** The IPv4 header may carry options, so the message does not always start at byte 20. */
    int messageAt() {
        return (u8(bytes, 0) & 0xf) * 4;
    }

    int version() {
        return u8(bytes, messageAt() + VERSION_AND_TYPE_AT) >>> 4;
    }

    int type() {
        return u8(bytes, messageAt() + VERSION_AND_TYPE_AT) & 0xf;
    }

    int priority() {
        return u8(bytes, messageAt() + PRIORITY_AT);
    }

    int addressCount() {
        return u8(bytes, messageAt() + COUNT_AT);
    }

    int authType() {
        return u8(bytes, messageAt() + AUTH_TYPE_AT);
    }

    int seconds() {
        return u8(bytes, messageAt() + SECONDS_AT);
    }

    /** The four bits before the interval are reserved and ignored (RFC 9568 section 5.2.6). */
    int centis() {
        return u16(bytes, messageAt() + CENTIS_AT) & CENTIS_MASK;
    }

    /** 0 when the message's checksum is right for a sum that starts from {@code seed}. */
    int checksum(int messageBytes, int seed) {
        return AdvertLayout.checksum(bytes, messageAt(), messageBytes, seed);
    }

    IpAddress address(int index) {
        int at = messageAt() + ADDRESSES_AT + index * ADDRESS_BYTES;
        return IpAddress.fromBytes(IpFamily.IPV4, bytes, at);
    }

    int authDataByte(int index) {
        return bytes[messageAt() + ADDRESSES_AT + addressCount() * ADDRESS_BYTES + index];
    }
}
