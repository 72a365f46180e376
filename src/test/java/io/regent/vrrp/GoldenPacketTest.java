package io.regent.vrrp;

import static io.regent.vrrp.Packets.bytes;
import static io.regent.vrrp.Packets.hex;
import static io.regent.vrrp.RouterConfig.address;
import static io.regent.vrrp.RouterConfig.router;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.regent.config.InstanceConfig;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Literal packets in both directions. Those from 10.9.9.1 were captured from keepalived (inventory
 * 6.20), the others are laid out by hand after RFC 3768 and RFC 9568, their checksums worked out
 * apart from this code.
 */
class GoldenPacketTest {

    private static final String HEADER_32 = "45c00020 00010000 ff700000 0a090901 e0000012";
    private static final String HEADER_40 = "45c00028 00010000 ff700000 0a090901 e0000012";

    static Stream<Arguments> goldenPackets() {
        return Stream.of(
                golden("v3, one address", router(), 100, HEADER_32, "31336401 00646361 0a090964"),
                golden("v3, priority 0", router(), 0, HEADER_32, "31330001 0064c761 0a090964"),
                golden(
                        "v2, PASS, owner",
                        router().version(2)
                                .vrid(53)
                                .priority(255)
                                .password("secret")
                                .addresses("10.9.9.101"),
                        255,
                        HEADER_40,
                        "2135ff01 01018f0d 0a090965 7365637265740000"),
                golden(
                        "v2, no authentication",
                        router().version(2),
                        100,
                        HEADER_40,
                        "21336401 0001675d 0a090964 0000000000000000"),
                golden(
                        "v3, checksum over the message alone",
                        router().checksumWithoutPseudoHeader(),
                        100,
                        HEADER_32,
                        "31336401 006456fa 0a090964"),
                golden(
                        "v3, longest interval, VRID 255, two addresses",
                        router().vrid(255)
                                .interval(Duration.ofMillis(40_950))
                                .addresses("192.168.200.160", "10.9.9.100"),
                        254,
                        "45c00024 00010000 ff700000 0a090901 e0000012",
                        "31fffe02 0fff2fab c0a8c8a0 0a090964"),
                golden(
                        "v2, 255 seconds, password of 8 bytes",
                        router().version(2).interval(Duration.ofSeconds(255)).password("12345678"),
                        1,
                        HEADER_40,
                        "21330101 01fff78a 0a090964 3132333435363738"));
    }

    private static Arguments golden(
            String name, RouterConfig router, int priority, String header, String message) {
        return Arguments.argumentSet(name, router.build(), priority, header, message);
    }

    @ParameterizedTest
    @MethodSource("goldenPackets")
    @Tag("TX-01")
    @Tag("TX-02")
    @Tag("TX-03")
    @Tag("TX-04")
    @Tag("TX-05")
    @Tag("TX-12")
    @Tag("TX-16")
    @Tag("TX-19")
    void theEncoderWritesTheGoldenPacket(
            InstanceConfig config, int priority, String header, String message) {
        byte[] out = new byte[AdvertEncoder.MAX_BYTES];
        int length = new AdvertEncoder(config).encode(Packets.PEER, priority, out);
        assertEquals(
                header.replace(" ", "") + message.replace(" ", ""), hex(out, 0, length), "packet");
    }

    @ParameterizedTest
    @MethodSource("goldenPackets")
    @Tag("RX-11")
    void theChecksAcceptTheGoldenPacketAndReadTheSameContent(
            InstanceConfig config, int priority, String header, String message) {
        var accepted =
                assertInstanceOf(
                        ReceiveResult.Accepted.class,
                        Packets.check(config, bytes(header + message)));
        assertEquals(Packets.PEER, accepted.source());
        assertEquals(List.of(), accepted.notices());
        var advert = accepted.advert();
        assertEquals(config.version(), advert.version());
        assertEquals(config.vrid(), advert.vrid());
        assertEquals(priority, advert.priority());
        assertEquals(config.advertInterval(), Duration.ofMillis(10L * advert.intervalCentis()));
        assertEquals(
                config.virtualAddresses().stream().map(each -> each.address()).toList(),
                advert.addresses());
    }

    @Test
    @DisplayName("The whole first packet is the captured one once the kernel has summed its header")
    void theHeaderSumsToTheCapturedHeaderChecksum() {
        byte[] out = new byte[AdvertEncoder.MAX_BYTES];
        int length = new AdvertEncoder(router().build()).encode(Packets.PEER, 100, out);
        int checksum = AdvertLayout.checksum(out, 0, 20, 0);
        AdvertLayout.putU16(out, 10, checksum);
        assertEquals(
                "45c00020 00010000 ff70c790 0a090901 e0000012 31336401 00646361 0a090964"
                        .replace(" ", ""),
                hex(out, 0, length));
    }

    @Test
    void theIdentificationCountsFromOneAndLeavesZeroOut() {
        var encoder = new AdvertEncoder(router().build());
        byte[] out = new byte[AdvertEncoder.MAX_BYTES];
        for (int i = 1; i <= 0xffff; i++) {
            encoder.encode(Packets.PEER, 100, out);
            assertEquals(i, AdvertLayout.u16(out, 4));
        }
        encoder.encode(Packets.PEER, 100, out);
        assertEquals(1, AdvertLayout.u16(out, 4));
    }

    @Test
    void aReloadKeepsCountingAndSendsTheNewContent() {
        byte[] out = new byte[AdvertEncoder.MAX_BYTES];
        var encoder = new AdvertEncoder(router().build());
        encoder.encode(Packets.PEER, 100, out);
        var reloaded = encoder.reloaded(router().vrid(52).build());
        reloaded.encode(Packets.PEER, 100, out);
        assertEquals(2, AdvertLayout.u16(out, 4));
        assertEquals(52, out[21]);
    }

    @Test
    @Tag("TX-17")
    void excludedAddressesAreNotAdvertised() {
        var plain = new AdvertEncoder(router().build());
        var excluding = new AdvertEncoder(router().excluded("10.9.9.200").build());
        byte[] expected = new byte[AdvertEncoder.MAX_BYTES];
        byte[] out = new byte[AdvertEncoder.MAX_BYTES];
        int length = plain.encode(Packets.PEER, 100, expected);
        assertEquals(length, excluding.encode(Packets.PEER, 100, out));
        assertEquals(hex(expected, 0, length), hex(out, 0, length));
    }

    @Test
    @DisplayName("A packet with 255 addresses is the longest one, and is read back whole")
    void thePacketWith255AddressesFitsTheBuffer() {
        String[] addresses =
                IntStream.rangeClosed(1, 255).mapToObj(i -> "10.9.8." + i).toArray(String[]::new);
        var config = router().version(2).addresses(addresses).build();
        byte[] out = new byte[AdvertEncoder.MAX_BYTES];
        int length = new AdvertEncoder(config).encode(Packets.PEER, 100, out);
        assertEquals(AdvertEncoder.MAX_BYTES, length);
        var accepted = assertInstanceOf(ReceiveResult.Accepted.class, Packets.check(config, out));
        assertEquals(255, accepted.advert().addresses().size());
        assertEquals(address("10.9.8.255"), accepted.advert().addresses().get(254));
    }

    @Test
    void aSourceThatChangesIsInThePacketAndInItsChecksum() {
        var encoder = new AdvertEncoder(router().build());
        byte[] out = new byte[32];
        encoder.encode(address("10.9.9.7"), 100, out);
        var accepted =
                assertInstanceOf(
                        ReceiveResult.Accepted.class, Packets.check(router().build(), out));
        assertEquals(address("10.9.9.7"), accepted.source());
    }

    @Test
    void writingAnAdvertAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var encoder = new AdvertEncoder(router().version(2).password("secret").build());
        byte[] out = new byte[AdvertEncoder.MAX_BYTES];
        encoder.encode(Packets.PEER, 100, out);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) encoder.encode(Packets.PEER, 100, out);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 10_000, allocated + " bytes for 10000 adverts");
    }
}
