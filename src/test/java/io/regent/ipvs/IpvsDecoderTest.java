package io.regent.ipvs;

import static io.regent.ipvs.Values.at;
import static io.regent.ipvs.Values.destination;
import static io.regent.ipvs.Values.ip;
import static io.regent.ipvs.Values.key;
import static io.regent.ipvs.Values.persistent;
import static io.regent.ipvs.Values.tunnel;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.IpvsCounters;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsDestinationStatistics;
import io.regent.lvs.IpvsService;
import io.regent.lvs.IpvsServiceStatistics;
import io.regent.lvs.IpvsTimeouts;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.SyncRole;
import io.regent.net.IpFamily;
import io.regent.netlink.AttributeReader;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attributes as Linux 6.1 sends them of a table that ipvsadm has made. */
class IpvsDecoderTest {

    /** 32 bits each but for the bytes, then 64 bits each; attributes 10 and 12 of both things. */
    private static final String NOTHING_COUNTED =
            "5c000a00 08000100 00000000 08000200 00000000 08000300 00000000"
                    + "0c000400 00000000 00000000 0c000500 00000000 00000000 08000600 00000000"
                    + "08000700 00000000 08000800 00000000 08000900 00000000 08000a00 00000000"
                    + "7c000c00 0c000100 00000000 00000000 0c000200 00000000 00000000"
                    + "0c000300 00000000 00000000 0c000400 00000000 00000000"
                    + "0c000500 00000000 00000000 0c000600 00000000 00000000"
                    + "0c000700 00000000 00000000 0c000800 00000000 00000000"
                    + "0c000900 00000000 00000000 0c000a00 00000000 00000000";

    /** Each counter is its own number, and the narrow ones are the lower half. */
    private static final String COUNTED_NARROW =
            "5c000a00 08000100 01000000 08000200 02000000 08000300 03000000"
                    + "0c000400 04000000 01000000 0c000500 05000000 01000000 08000600 06000000"
                    + "08000700 07000000 08000800 08000000 08000900 09000000 08000a00 0affffff";

    private static final String COUNTED_WIDE =
            "7c000c00 0c000100 01000000 01000000 0c000200 02000000 01000000"
                    + "0c000300 03000000 01000000 0c000400 04000000 01000000"
                    + "0c000500 05000000 01000000 0c000600 06000000 01000000"
                    + "0c000700 07000000 01000000 0c000800 08000000 01000000"
                    + "0c000900 09000000 01000000 0c000a00 0affffff 01000000";

    private static final String WEB =
            "2c010100 06000100 02000000 06000200 06000000 14000300 c0000201 00000000 00000000"
                    + "00000000 06000400 00500000 08000600 77727200 0c000700 03000000 ffffffff"
                    + "08000800 68010000 08000900 ffffff00";

    private static final String SIP =
            "34010100 06000100 0a000000 06000200 11000000 14000300 20010db8 00000000 00000000"
                    + "00000002 06000400 13c40000 07000600 72720000 08000b00 73697000"
                    + "0c000700 03000000 ffffffff 08000800 3c000000 08000900 40000000";

    private static final String HASHED =
            "2c010100 06000100 0a000000 06000200 11000000 14000300 20010db8 00000000 00000000"
                    + "00000001 06000400 13c40000 07000600 6d680000 0c000700 1e000000 ffffffff"
                    + "08000800 00000000 08000900 80000000";

    private static final String MARKED =
            "10010100 06000100 0a000000 08000500 ffffffff 07000600 73680000"
                    + "0c000700 02000000 ffffffff 08000800 00000000 08000900 80000000";

    private static final String MASQUERADED =
            "50010200 14000100 0a000002 00000000 00000000 00000000 06000200 1f900000"
                    + "08000300 00000000 08000400 05000000 05000d00 00000000 06000e00 00000000"
                    + "06000f00 00000000 08000500 64000000 08000600 32000000 08000700 00000000"
                    + "08000800 00000000 08000900 00000000 06000b00 02000000";

    private static final String GUE =
            "50010200 14000100 0a000003 00000000 00000000 00000000 06000200 00500000"
                    + "08000300 02000000 08000400 ffffff7f 05000d00 01000000 06000e00 17c00000"
                    + "06000f00 02000000 08000500 00000000 08000600 00000000 08000700 00000000"
                    + "08000800 00000000 08000900 00000000 06000b00 02000000";

    private static final String GRE =
            "50010200 14000100 0a000009 00000000 00000000 00000000 06000200 13c40000"
                    + "08000300 02000000 08000400 01000000 05000d00 02000000 06000e00 00000000"
                    + "06000f00 01000000 08000500 00000000 08000600 00000000 08000700 00000000"
                    + "08000800 00000000 08000900 00000000 06000b00 02000000";

    private static final String ROUTED_V6 =
            "50010200 14000100 20010db8 00000000 00000000 00000010 06000200 13c40000"
                    + "08000300 03000000 08000400 01000000 05000d00 00000000 06000e00 00000000"
                    + "06000f00 00000000 08000500 00000000 08000600 00000000 08000700 0b000000"
                    + "08000800 0c000000 08000900 0d000000 06000b00 0a000000";

    private static final String TIMEOUTS = "08000400 e8030000 08000500 c8000000 08000600 90010000";

    private static final String SENDER =
            "3c000300 08000100 01000000 07000200 6c6f0000 08000300 07000000 06000400"
                    + "78050000 06000700 28230000 05000800 03000000 08000500 e0000063";

    private static final IpvsCounters COUNTERS =
            new IpvsCounters(
                    0x1_00000001L,
                    0x1_00000002L,
                    0x1_00000003L,
                    0x1_00000004L,
                    0x1_00000005L,
                    0x1_00000006L,
                    0x1_00000007L,
                    0x1_00000008L,
                    0x1_00000009L,
                    0x1_ffffff0aL);

    @BeforeEach
    void theseBytesAreLittleEndian() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "big-endian machine");
    }

    @Test
    void readsServices() {
        assertEquals(
                persistent(key(Protocol.TCP, "192.0.2.1", 80), "wrr", 360, 0xffffff00),
                service(WEB + NOTHING_COUNTED));
        var sip = new Persistence(Duration.ofSeconds(60), Optional.of("sip"), 64);
        assertEquals(
                new IpvsService(
                        key(Protocol.UDP, "2001:db8::2", 5060),
                        "rr",
                        false,
                        false,
                        false,
                        false,
                        Optional.of(sip)),
                service(SIP + NOTHING_COUNTED));
        assertEquals(
                new IpvsService(
                        key(Protocol.UDP, "2001:db8::1", 5060),
                        "mh",
                        true,
                        true,
                        false,
                        true,
                        Optional.empty()),
                service(HASHED + NOTHING_COUNTED));
        assertEquals(
                Values.service(new ServiceKey.FwMark(IpFamily.IPV6, 0xffffffffL), "sh"),
                service(MARKED + NOTHING_COUNTED));
    }

    @Test
    void readsDestinations() {
        assertEquals(
                new IpvsDestination(at("10.0.0.2", 8080), Forwarding.MASQUERADING, 5, 100, 50),
                destinationOf(MASQUERADED, IpFamily.IPV4));
        var gue = tunnel(Forwarding.Tunnel.GUE, 6080, Forwarding.Checksum.REMOTE);
        assertEquals(
                new IpvsDestination(at("10.0.0.3", 80), gue, 0x7fffffff, 0, 0),
                destinationOf(GUE, IpFamily.IPV4));
        assertEquals(
                destination(
                        "10.0.0.9",
                        5060,
                        tunnel(Forwarding.Tunnel.GRE, 0, Forwarding.Checksum.FULL)),
                destinationOf(GRE, IpFamily.IPV6));
        assertEquals(
                destination("2001:db8::10", 5060, Forwarding.GATEWAYING),
                destinationOf(ROUTED_V6, IpFamily.IPV6));
    }

    @Test
    void whatIsSaidOfATunnelDoesNotCountWithoutOne() {
        String masqueraded = GUE.replace("08000300 02000000", "08000300 00000000");
        assertEquals(
                Forwarding.MASQUERADING, destinationOf(masqueraded, IpFamily.IPV4).forwarding());
    }

    @Test
    void anOldKernelTellsTheFamilyOfTheServiceAlone() {
        String old = MASQUERADED.replace("06000b00", "06006300");
        assertEquals(at("10.0.0.2", 8080), destinationOf(old, IpFamily.IPV4).endpoint());
    }

    @Test
    void whatHasNoNameHereIsLeftOut() {
        String localNode = MASQUERADED.replace("08000300 00000000", "08000300 01000000");
        assertEquals(Optional.empty(), IpvsDecoder.destination(row(localNode, 2), IpFamily.IPV4));
        String foreignTunnel = GUE.replace("05000d00 01", "05000d00 07");
        assertEquals(
                Optional.empty(), IpvsDecoder.destination(row(foreignTunnel, 2), IpFamily.IPV4));
        String foreignProtocol = WEB.replace("06000200 06", "06000200 2f");
        assertEquals(Optional.empty(), IpvsDecoder.service(row(foreignProtocol, 1)));
        assertEquals(Optional.empty(), IpvsDecoder.service(row(TIMEOUTS, 1)));
    }

    @Test
    void wideCountersCountMoreThanNarrowOnes() {
        assertEquals(
                Optional.of(
                        new IpvsServiceStatistics(
                                key(Protocol.TCP, "192.0.2.1", 80), COUNTERS, List.of())),
                IpvsDecoder.serviceStatistics(row(WEB + COUNTED_NARROW + COUNTED_WIDE, 1)));
        assertEquals(
                Optional.of(
                        new IpvsDestinationStatistics(
                                at("2001:db8::10", 5060), 11, 12, 13, COUNTERS)),
                IpvsDecoder.destinationStatistics(
                        row(ROUTED_V6 + COUNTED_NARROW + COUNTED_WIDE, 2), IpFamily.IPV6));
    }

    @Test
    void narrowCountersWillDo() {
        var narrow =
                new IpvsCounters(1, 2, 3, 0x1_00000004L, 0x1_00000005L, 6, 7, 8, 9, 0xffffff0aL);
        assertEquals(
                narrow,
                IpvsDecoder.serviceStatistics(row(WEB + COUNTED_NARROW, 1))
                        .orElseThrow()
                        .counters());
    }

    @Test
    void readsTimeoutsAndVersion() {
        byte[] timeouts = bytes(TIMEOUTS);
        assertEquals(
                new IpvsTimeouts(1000, 200, 400),
                IpvsDecoder.timeouts(new AttributeReader(timeouts, 0, timeouts.length)));
        byte[] info = bytes("08000100 01020100 08000200 00100000");
        IpvsInfo read = IpvsDecoder.info(new AttributeReader(info, 0, info.length));
        assertEquals(new IpvsInfo(1, 2, 1, 4096), read);
        assertEquals("1.2.1", read.version());
    }

    @Test
    void readsASyncDaemon() {
        var daemon =
                new SyncDaemon(
                        "lo",
                        Optional.empty(),
                        OptionalInt.of(7),
                        OptionalInt.of(1400),
                        OptionalInt.of(9000),
                        OptionalInt.of(3),
                        Optional.of(ip("224.0.0.99")));
        assertEquals(
                Optional.of(new RunningSync(SyncRole.SENDER, daemon)),
                IpvsDecoder.sync(row(SENDER, 3)));
        String stopped = SENDER.replace("08000100 01", "08000100 00");
        assertEquals(Optional.empty(), IpvsDecoder.sync(row(stopped, 3)));
    }

    @Test
    void noBytesWhateverBreakTheReaders() {
        byte[] golden =
                bytes(
                        WEB
                                + COUNTED_NARROW
                                + COUNTED_WIDE
                                + SIP
                                + NOTHING_COUNTED
                                + MARKED
                                + NOTHING_COUNTED
                                + GUE
                                + NOTHING_COUNTED
                                + SENDER
                                + TIMEOUTS);
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            byte[] broken = golden.clone();
            for (int i = random.nextInt(16); i >= 0; i--)
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            byte[] cut = Arrays.copyOf(broken, random.nextInt(broken.length + 1));
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            try {
                readEverything(cut);
                readEverything(noise);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** Each row by each reader, whether it is meant for it or not. */
    private static void readEverything(byte[] bytes) {
        for (int reader = 0; reader < 7; reader++) {
            var message = new AttributeReader(bytes, 0, bytes.length);
            readOne(reader, new AttributeReader(bytes, 0, bytes.length));
            while (message.next()) readOne(reader, message.nested());
        }
    }

    private static void readOne(int reader, AttributeReader in) {
        switch (reader) {
            case 0 -> IpvsDecoder.service(in);
            case 1 -> IpvsDecoder.destination(in, IpFamily.IPV4);
            case 2 -> IpvsDecoder.sync(in);
            case 3 -> IpvsDecoder.timeouts(in);
            case 4 -> IpvsDecoder.info(in);
            case 5 -> IpvsDecoder.serviceStatistics(in);
            default -> IpvsDecoder.destinationStatistics(in, IpFamily.IPV6);
        }
    }

    private static IpvsService service(String message) {
        return IpvsDecoder.service(row(message, 1)).orElseThrow();
    }

    private static IpvsDestination destinationOf(String attributes, IpFamily serviceFamily) {
        return IpvsDecoder.destination(row(attributes + NOTHING_COUNTED, 2), serviceFamily)
                .orElseThrow();
    }

    /** The row of a message; its length is set to what is there. */
    private static AttributeReader row(String message, int type) {
        byte[] bytes = bytes(message);
        bytes[0] = (byte) bytes.length;
        bytes[1] = (byte) (bytes.length >> 8);
        return IpvsDecoder.row(new AttributeReader(bytes, 0, bytes.length), type);
    }

    private static byte[] bytes(String spaced) {
        return HexFormat.of().parseHex(hex(spaced));
    }

    private static String hex(String spaced) {
        return spaced.replace(" ", "");
    }
}
