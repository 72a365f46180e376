package io.regent.vrrp;

import static io.regent.vrrp.AdvertLayout.*;

import io.regent.config.InstanceConfig;
import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.List;

/**
 * Writes the adverts of one virtual router as complete IPv4 packets (inventory 6.1 to 6.3).
 *
 * <p>All that does not change from one advert to the next is prepared once, so an advert costs a
 * copy, a few stores and one checksum, and no allocation. Not safe for use by several threads.
 */
public final class AdvertEncoder {

    /** No packet is longer: 255 addresses and version 2's authentication data. */
    public static final int MAX_BYTES =
            IP_HEADER_BYTES + messageBytes(2, AdvertLayout.ADDRESS_COUNT_MAX);

    /** CS6, "network control": what keepalived and other routers send (inventory 6.1). */
    private static final int TOS_NETWORK_CONTROL = 0xc0;

    private static final int VERSION_4_WITHOUT_OPTIONS = 0x45;

    private final byte[] prepared;
    private final IpAddress group;
    private final boolean pseudoHeader;
    private int identification;

    public AdvertEncoder(InstanceConfig config) {
        this(config, 0);
    }

    private AdvertEncoder(InstanceConfig config, int identification) {
        this.prepared = prepare(config);
        this.group = config.group();
        this.pseudoHeader = config.version() == 3 && !config.checksumWithoutPseudoHeader();
        this.identification = identification;
    }

    /** The encoder after a reload: new content, the packets still numbered in sequence. */
    public AdvertEncoder reloaded(InstanceConfig config) {
        return new AdvertEncoder(config, identification);
    }

    /**
     * Writes the next advert at the start of {@code out} and returns its length in bytes. The IPv4
     * header checksum stays 0: the kernel fills it in, see IP_HDRINCL in raw(7).
     *
     * @param priority 0 to 255
     * @param out at least {@link #MAX_BYTES} long
     */
    public int encode(IpAddress source, int priority, byte[] out) {
        assert priority >= 0 && priority <= 255 : priority;
        System.arraycopy(prepared, 0, out, 0, prepared.length);
        putU16(out, IDENTIFICATION_AT, nextIdentification());
        source.writeTo(out, SOURCE_AT);
        out[IP_HEADER_BYTES + PRIORITY_AT] = (byte) priority;
        int messageBytes = prepared.length - IP_HEADER_BYTES;
        int seed = pseudoHeader ? pseudoHeaderSum(source, group, messageBytes) : 0;
        int checksum = checksum(out, IP_HEADER_BYTES, messageBytes, seed);
        putU16(out, IP_HEADER_BYTES + CHECKSUM_AT, checksum);
        return prepared.length;
    }

    /** 1 to 65535 and 1 again: with 0 the kernel would choose a number of its own. */
    private int nextIdentification() {
        identification = identification == 0xffff ? 1 : identification + 1;
        return identification;
    }

    private static byte[] prepare(InstanceConfig config) {
        List<VirtualAddress> addresses = config.virtualAddresses();
        assert addresses.size() <= ADDRESS_COUNT_MAX : addresses.size();
        byte[] packet =
                new byte[IP_HEADER_BYTES + messageBytes(config.version(), addresses.size())];
        prepareHeader(packet, config.group());
        int message = IP_HEADER_BYTES;
        packet[message + VERSION_AND_TYPE_AT] = (byte) (config.version() << 4 | TYPE_ADVERTISEMENT);
        packet[message + VRID_AT] = (byte) config.vrid();
        packet[message + COUNT_AT] = (byte) addresses.size();
        int at = message + ADDRESSES_AT;
        for (VirtualAddress address : addresses) {
            address.address().writeTo(packet, at);
            at += ADDRESS_BYTES;
        }
        if (config.version() == 2) prepareVersion2(packet, config, at);
        else putU16(packet, message + CENTIS_AT, centis(config.advertInterval()));
        return packet;
    }

    private static void prepareHeader(byte[] packet, IpAddress group) {
        packet[0] = VERSION_4_WITHOUT_OPTIONS;
        packet[TOS_AT] = (byte) TOS_NETWORK_CONTROL;
        putU16(packet, TOTAL_LENGTH_AT, packet.length);
        packet[TTL_AT] = (byte) TTL;
        packet[PROTOCOL_AT] = PROTOCOL_VRRP;
        group.writeTo(packet, DESTINATION_AT);
    }

    private static void prepareVersion2(byte[] packet, InstanceConfig config, int authDataAt) {
        packet[IP_HEADER_BYTES + SECONDS_AT] = (byte) config.advertInterval().toSeconds();
        if (config.password().isEmpty()) return;
        packet[IP_HEADER_BYTES + AUTH_TYPE_AT] = AUTH_PASS;
        byte[] authData = authData(config.password().get());
        System.arraycopy(authData, 0, packet, authDataAt, AUTH_DATA_BYTES);
    }

    /** Hundredths of a second, as version 3 announces them. */
    static int centis(Duration interval) {
        return (int) (interval.toMillis() / 10);
    }
}
