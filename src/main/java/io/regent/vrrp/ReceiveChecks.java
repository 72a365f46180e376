package io.regent.vrrp;

import static io.regent.vrrp.AdvertLayout.*;

import io.regent.config.InstanceConfig;
import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import io.regent.vrrp.ReceiveResult.Accepted;
import io.regent.vrrp.ReceiveResult.Dropped;
import io.regent.vrrp.Role.Backup;
import io.regent.vrrp.Role.Fault;
import io.regent.vrrp.Role.Initialize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a packet is an advert that one virtual router has to consider, in keepalived's
 * order of checks (inventory 6.4), which decides the reason that a packet with several faults is
 * counted under. Remembers nothing: who logs decides what was logged before.
 */
public final class ReceiveChecks {

    /** Ethernet fills up shorter payloads to this length. */
    private static final int ETHERNET_PAYLOAD_MIN = 46;

    private final InstanceConfig config;
    private final byte[] authData;
    private final int wantedAuthType;

    public ReceiveChecks(InstanceConfig config) {
        this.config = config;
        this.wantedAuthType = config.password().isPresent() ? AUTH_PASS : AUTH_NONE;
        this.authData =
                config.password().map(AdvertLayout::authData).orElse(new byte[AUTH_DATA_BYTES]);
    }

    /**
     * @param packet without {@link ReceivedPacket#damage()}
     * @param state of the virtual router when the packet arrived
     */
    public ReceiveResult check(ReceivedPacket packet, RouterState state) {
        Dropped dropped = faultOf(packet, state);
        if (dropped != null) return dropped;
        VrrpAdvert advert = advertOf(packet);
        IpAddress source = packet.source();
        return new Accepted(source, advert, noticesOn(advert, mustCompare(source, state)));
    }

    private @Nullable Dropped faultOf(ReceivedPacket packet, RouterState state) {
        if (state.role() instanceof Initialize || state.role() instanceof Fault)
            return dropped(DropReason.NOT_TAKING_PART);
        Dropped fault = faultOf(packet);
        if (fault != null) return fault;
        if (VirtualRouter.isOwn(state, packet.source())) return dropped(DropReason.OWN_ADVERT);
        if (config.ownerIgnoreAdverts() && config.isAddressOwner())
            return dropped(DropReason.OWNER_IGNORES_ADVERTS);
        // Two routers without any virtual address (no_virtual_ipaddress) do elect one of them.
        if (packet.addressCount() == 0 && !config.virtualAddresses().isEmpty())
            return dropped(DropReason.NO_ADDRESSES);
        return null;
    }

    private @Nullable Dropped faultOf(ReceivedPacket packet) {
        if (packet.vrid() != config.vrid())
            return dropped(DropReason.UNKNOWN_VRID, packet.vrid(), config.vrid());
        int messageBytes = messageBytes(trailerVersion(packet), packet.addressCount());
        int expectedLength = packet.messageAt() + messageBytes;
        if (!fits(packet.lengthBytes(), expectedLength))
            return dropped(DropReason.LENGTH_MISMATCH, packet.lengthBytes(), expectedLength);
        if (packet.ttl() != TTL) return dropped(DropReason.WRONG_TTL, packet.ttl(), TTL);
        if (packet.version() != config.version())
            return dropped(DropReason.WRONG_VERSION, packet.version(), config.version());
        Dropped fault = config.version() == 2 ? version2FaultOf(packet) : null;
        if (fault != null) return fault;
        if (packet.type() != TYPE_ADVERTISEMENT)
            return dropped(DropReason.WRONG_TYPE, packet.type(), TYPE_ADVERTISEMENT);
        if (!fits(packet.lengthBytes(), packet.totalLength())
                || packet.totalLength() < expectedLength)
            return dropped(
                    DropReason.TOTAL_LENGTH_MISMATCH, packet.totalLength(), packet.lengthBytes());
        if (config.version() == 3 && packet.centis() == 0) return dropped(DropReason.ZERO_INTERVAL);
        // keepalived lets a wrong checksum pass with v3_checksum_as_v2. Nobody's setup needs that.
        if (packet.checksum(messageBytes, checksumSeed(packet, messageBytes)) != 0)
            return dropped(DropReason.WRONG_CHECKSUM);
        if (!packet.destination().isMulticast()) return dropped(DropReason.NOT_MULTICAST);
        return null;
    }

    private @Nullable Dropped version2FaultOf(ReceivedPacket packet) {
        int authType = packet.authType();
        if (authType > AUTH_AH)
            return dropped(DropReason.INVALID_AUTH_TYPE, authType, wantedAuthType);
        if (authType != wantedAuthType)
            return dropped(DropReason.AUTH_TYPE_MISMATCH, authType, wantedAuthType);
        if (authType == AUTH_PASS && !hasOurPassword(packet))
            return dropped(DropReason.WRONG_PASSWORD);
        int seconds = (int) config.advertInterval().toSeconds();
        if (packet.seconds() != seconds)
            return dropped(DropReason.INTERVAL_MISMATCH, packet.seconds(), seconds);
        return null;
    }

    /** Takes the same time wherever the first difference is. */
    private boolean hasOurPassword(ReceivedPacket packet) {
        int difference = 0;
        for (int i = 0; i < AUTH_DATA_BYTES; i++)
            difference |= packet.authDataByte(i) ^ authData[i];
        return difference == 0;
    }

    /**
     * A version that nobody knows is measured like our own, so that it is dropped as a wrong
     * version and not for its length.
     */
    private int trailerVersion(ReceivedPacket packet) {
        int version = packet.version();
        return version == 2 || version == 3 ? version : config.version();
    }

    /**
     * Whether the received bytes are the expected ones, perhaps followed by the zeros that Ethernet
     * adds to a short frame. An advert's length is a multiple of 4, the shortest payload (46 bytes,
     * 42 behind a VLAN tag) is not: that tells filling from content such as version 2's
     * authentication data behind a version 3 message.
     */
    private static boolean fits(int received, int expected) {
        if (received == expected) return true;
        int surplus = received - expected;
        return expected < ETHERNET_PAYLOAD_MIN && surplus > 0 && surplus % 4 == 2;
    }

    private int checksumSeed(ReceivedPacket packet, int messageBytes) {
        if (config.version() == 2 || config.checksumWithoutPseudoHeader()) return 0;
        return pseudoHeaderSum(packet.source(), packet.destination(), messageBytes);
    }

    private VrrpAdvert advertOf(ReceivedPacket packet) {
        int count = packet.addressCount();
        var addresses = new IpAddress[count];
        for (int i = 0; i < count; i++) addresses[i] = packet.address(i);
        int centis = config.version() == 3 ? packet.centis() : packet.seconds() * 100;
        return new VrrpAdvert(
                config.version(), config.vrid(), packet.priority(), centis, List.of(addresses));
    }

    /**
     * {@code skip_check_adv_addr}: the router that a Backup follows was compared when it was first
     * heard.
     */
    private boolean mustCompare(IpAddress source, RouterState state) {
        if (!config.skipCheckAdvertAddresses() || !(state.role() instanceof Backup backup))
            return true;
        return backup.active().isEmpty() || !backup.active().get().source().equals(source);
    }

    private List<AdvertNotice> noticesOn(VrrpAdvert advert, boolean compareAddresses) {
        boolean interval = advert.intervalCentis() != AdvertEncoder.centis(config.advertInterval());
        Optional<AdvertNotice> addresses =
                compareAddresses ? addressNotice(advert.addresses()) : Optional.empty();
        if (!interval && addresses.isEmpty()) return List.of();
        var notices = new ArrayList<AdvertNotice>(2);
        if (interval) notices.add(AdvertNotice.INTERVAL_DIFFERS);
        addresses.ifPresent(notices::add);
        return notices;
    }

    /** Other addresses never make an advert invalid (inventory 11, quirk 12). */
    private Optional<AdvertNotice> addressNotice(List<IpAddress> listed) {
        List<VirtualAddress> ours = config.virtualAddresses();
        if (listed.size() != ours.size()) return Optional.of(AdvertNotice.ADDRESS_COUNT_DIFFERS);
        for (int i = 0; i < ours.size(); i++) {
            if (!listed.contains(ours.get(i).address()))
                return Optional.of(AdvertNotice.ADDRESS_MISSING);
        }
        return Optional.empty();
    }

    private static Dropped dropped(DropReason reason) {
        return new Dropped(reason, 0, 0);
    }

    private static Dropped dropped(DropReason reason, int found, int wanted) {
        return new Dropped(reason, found, wanted);
    }
}
