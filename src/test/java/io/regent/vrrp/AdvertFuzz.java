package io.regent.vrrp;

import static io.regent.vrrp.RouterConfig.router;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.InstanceConfig;
import io.regent.vrrp.VrrpEvent.AdvertReceived;
import java.util.Arrays;
import java.util.List;

/**
 * Any bytes as a packet: a verdict that costs nothing of what is behind the packet, and an election
 * that takes what was accepted.
 */
public final class AdvertFuzz {

    private static final List<InstanceConfig> CONFIGS =
            List.of(
                    router().build(),
                    router().version(2).build(),
                    router().version(2).password("secret").build(),
                    router().checksumWithoutPseudoHeader().build());

    private AdvertFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        for (InstanceConfig config : CONFIGS) {
            check(config, input);
            // A fuzzer does not find right checksums.
            if (input.length > 27
                    && new ReceivedPacket(input, input.length, false).damage().isEmpty())
                check(config, Packets.resealed(padded(input), config.version() == 3));
        }
    }

    private static void check(InstanceConfig config, byte[] bytes) {
        byte[] buffer = new byte[bytes.length + 8];
        System.arraycopy(bytes, 0, buffer, 0, bytes.length);
        var packet = new ReceivedPacket(buffer, bytes.length, false);
        if (packet.damage().isPresent()) return;
        var checks = new ReceiveChecks(config);
        for (RouterState state : List.of(Packets.backup(config), Packets.active(config))) {
            ReceiveResult result = checks.check(packet, state);
            assertEquals(result, checks.check(packet, state));
            if (!(result instanceof ReceiveResult.Accepted accepted)) continue;
            assertEquals(config.vrid(), packet.vrid());
            assertTrue(accepted.advert().addresses().size() <= 255);
            VirtualRouter.step(
                    config, state, new AdvertReceived(accepted.source(), accepted.advert()), 1);
        }
        byte[] unchanged = new byte[bytes.length];
        System.arraycopy(buffer, 0, unchanged, 0, bytes.length);
        assertArrayEquals(bytes, unchanged);
    }

    /** Of even length, as the textbook's checksum wants it. */
    private static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + (bytes.length & 1));
    }
}
