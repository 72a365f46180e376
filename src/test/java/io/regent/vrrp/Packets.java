package io.regent.vrrp;

import io.regent.config.InstanceConfig;
import io.regent.net.IpAddress;
import io.regent.track.TrackTotals;
import java.util.HexFormat;
import java.util.Optional;

/** Packets as bytes, written down independently of the codec, and what the checks say to them. */
final class Packets {

    static final IpAddress PEER = RouterConfig.address("10.9.9.1");
    static final IpAddress OWN = RouterConfig.address("10.9.9.2");

    private static final int IP_HEADER = 20;

    private Packets() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static String hex(byte[] bytes, int from, int to) {
        return HexFormat.of().formatHex(bytes, from, to);
    }

    /** A message in an IPv4 packet from 10.9.9.1 to 224.0.0.18, as keepalived sends it. */
    static byte[] fromPeer(String messageHex) {
        return fromPeer(bytes(messageHex));
    }

    static byte[] fromPeer(byte[] message) {
        byte[] packet = new byte[IP_HEADER + message.length];
        byte[] header = bytes("45c00000 00010000 ff700000 0a090901 e0000012");
        System.arraycopy(header, 0, packet, 0, IP_HEADER);
        System.arraycopy(message, 0, packet, IP_HEADER, message.length);
        packet[2] = (byte) (packet.length >>> 8);
        packet[3] = (byte) packet.length;
        return packet;
    }

    /** The packet with one byte replaced. */
    static byte[] with(byte[] packet, int at, int value) {
        byte[] changed = packet.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /**
     * The packet with its checksum made right again by the textbook: ones' complement sum over the
     * pseudo-header and all 16-bit words, the checksum field counted as 0 (RFC 1071).
     */
    static byte[] resealed(byte[] packet, boolean pseudoHeader) {
        byte[] sealed = packet.clone();
        int at = (sealed[0] & 0xf) * 4;
        sealed[at + 6] = 0;
        sealed[at + 7] = 0;
        long sum = 0;
        if (pseudoHeader) {
            for (int i = 12; i < 20; i += 2) sum += word(sealed, i);
            sum += 112 + sealed.length - at;
        }
        for (int i = at; i < sealed.length; i += 2) sum += word(sealed, i);
        // 65535 is 0 in ones' complement arithmetic.
        int folded = (int) (sum % 0xffff);
        int checksum = 0xffff - (folded == 0 && sum > 0 ? 0xffff : folded);
        sealed[at + 6] = (byte) (checksum >>> 8);
        sealed[at + 7] = (byte) checksum;
        return sealed;
    }

    static RouterState backup(InstanceConfig config) {
        var conditions = new Conditions(true, Optional.of(OWN), TrackTotals.NONE);
        var state = RouterState.INITIAL.with(conditions);
        return VirtualRouter.becomeBackup(config, state, 0).state();
    }

    static RouterState active(InstanceConfig config) {
        return VirtualRouter.becomeActive(config, backup(config), 0).state();
    }

    /** What an instance in Backup makes of the packet, damage included. */
    static ReceiveResult check(InstanceConfig config, byte[] packet) {
        return check(config, packet, backup(config));
    }

    static ReceiveResult check(InstanceConfig config, byte[] packet, RouterState state) {
        var received = new ReceivedPacket(packet, packet.length, false);
        Optional<DropReason> damage = received.damage();
        if (damage.isPresent()) return new ReceiveResult.Dropped(damage.get(), 0, 0);
        return new ReceiveChecks(config).check(received, state);
    }

    private static int word(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
    }
}
