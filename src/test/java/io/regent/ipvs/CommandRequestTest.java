package io.regent.ipvs;

import static io.regent.ipvs.Values.at;
import static io.regent.ipvs.Values.destination;
import static io.regent.ipvs.Values.ip;
import static io.regent.ipvs.Values.key;
import static io.regent.ipvs.Values.persistent;
import static io.regent.ipvs.Values.service;
import static io.regent.ipvs.Values.tunnel;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsService;
import io.regent.lvs.IpvsTimeouts;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.SyncRole;
import io.regent.net.IpFamily;
import io.regent.netlink.GenericClient;
import io.regent.netlink.GenericRequest;
import io.regent.netlink.MessageWriter;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Attributes as ipvsadm 1.31 sends them to Linux 6.1, but for what it adds to commands about
 * destinations: the other settings of the service, and those of a tunnel where there is none.
 */
class CommandRequestTest {

    private static final ServiceKey WEB = key(Protocol.TCP, "192.0.2.1", 80);
    private static final ServiceKey SIP = key(Protocol.UDP, "2001:db8::1", 5060);
    private static final ServiceKey MARKED = new ServiceKey.FwMark(IpFamily.IPV6, 0xffffffffL);

    private static final String KEY_OF_WEB =
            "30000180 06000100 02000000 06000200 06000000 14000300 c0000201 00000000 00000000"
                    + "00000000 06000400 00500000";

    private static final String KEY_OF_SIP =
            "30000180 06000100 0a000000 06000200 11000000 14000300 20010db8 00000000 00000000"
                    + "00000001 06000400 13c40000";

    @BeforeEach
    void theseBytesAreLittleEndian() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "big-endian machine");
    }

    @Test
    void addsAPersistentServiceWithAMask() {
        var service = persistent(WEB, "wrr", 360, 0xffffff00);
        String attributes =
                "54000180 06000100 02000000 06000200 06000000 14000300 c0000201 00000000"
                        + "00000000 00000000 06000400 00500000 08000600 77727200 0c000700 01000000"
                        + "ffffffff 08000800 68010000 08000900 ffffff00";
        assertRequest(1, attributes, new IpvsCommand.AddService(service));
        assertRequest(2, attributes, new IpvsCommand.EditService(service));
    }

    @Test
    void addsAServiceWithSchedulerFlagsForSingleDatagrams() {
        var service = new IpvsService(SIP, "mh", true, true, false, true, Optional.empty());
        assertRequest(
                1,
                "54000180 06000100 0a000000 06000200 11000000 14000300 20010db8 00000000"
                        + "00000000 00000001 06000400 13c40000 07000600 6d680000 0c000700 1c000000"
                        + "ffffffff 08000800 00000000 08000900 80000000",
                new IpvsCommand.AddService(service));
    }

    /** ipvsadm puts the engine before the flags. */
    @Test
    void addsAServiceThatTellsClientsApartByEngineAndPrefix() {
        var persistence = new Persistence(Duration.ofSeconds(60), Optional.of("sip"), 64);
        var service =
                new IpvsService(SIP, "rr", false, false, true, false, Optional.of(persistence));
        assertRequest(
                1,
                "5c000180 06000100 0a000000 06000200 11000000 14000300 20010db8 00000000"
                        + "00000000 00000001 06000400 13c40000 07000600 72720000 0c000700 21000000"
                        + "ffffffff 08000800 3c000000 08000900 40000000 08000b00 73697000",
                new IpvsCommand.AddService(service));
    }

    @Test
    void addsAServiceForAMark() {
        assertRequest(
                1,
                "38000180 06000100 0a000000 08000500 ffffffff 07000600 73680000 0c000700"
                        + "00000000 ffffffff 08000800 00000000 08000900 80000000",
                new IpvsCommand.AddService(service(MARKED, "sh")));
    }

    @Test
    void removesAServiceByItsKey() {
        assertRequest(3, KEY_OF_WEB, new IpvsCommand.RemoveService(WEB));
        assertRequest(
                3,
                "14000180 06000100 0a000000 08000500 ffffffff",
                new IpvsCommand.RemoveService(MARKED));
    }

    @Test
    void addsADestinationWithThresholds() {
        var destination =
                new IpvsDestination(at("10.0.0.2", 8080), Forwarding.MASQUERADING, 5, 100, 50);
        String attributes =
                KEY_OF_WEB
                        + "48000280 06000b00 02000000 14000100 0a000002 00000000 00000000"
                        + "00000000 06000200 1f900000 08000300 00000000 08000400 05000000"
                        + "08000500 64000000 08000600 32000000";
        assertRequest(5, attributes, new IpvsCommand.AddDestination(WEB, destination));
        assertRequest(6, attributes, new IpvsCommand.EditDestination(WEB, destination));
    }

    @Test
    void addsADestinationBehindATunnel() {
        var gue = tunnel(Forwarding.Tunnel.GUE, 6080, Forwarding.Checksum.REMOTE);
        assertRequest(
                5,
                KEY_OF_WEB
                        + "60000280 06000b00 02000000 14000100 0a000003 00000000 00000000"
                        + "00000000 06000200 00500000 08000300 02000000 08000400 ffffff7f"
                        + "05000d00 01000000 06000e00 17c00000 06000f00 02000000"
                        + "08000500 00000000 08000600 00000000",
                new IpvsCommand.AddDestination(
                        WEB, new IpvsDestination(at("10.0.0.3", 80), gue, 0x7fffffff, 0, 0)));
    }

    @Test
    void aDestinationCanBeOfTheOtherFamily() {
        var gre = tunnel(Forwarding.Tunnel.GRE, 0, Forwarding.Checksum.FULL);
        assertRequest(
                5,
                KEY_OF_SIP
                        + "60000280 06000b00 02000000 14000100 0a000009 00000000 00000000"
                        + "00000000 06000200 13c40000 08000300 02000000 08000400 01000000"
                        + "05000d00 02000000 06000e00 00000000 06000f00 01000000"
                        + "08000500 00000000 08000600 00000000",
                new IpvsCommand.AddDestination(SIP, destination("10.0.0.9", 5060, gre)));
        assertRequest(
                5,
                KEY_OF_SIP
                        + "48000280 06000b00 0a000000 14000100 20010db8 00000000 00000000"
                        + "00000010 06000200 13c40000 08000300 03000000 08000400 01000000"
                        + "08000500 00000000 08000600 00000000",
                new IpvsCommand.AddDestination(
                        SIP, destination("2001:db8::10", 5060, Forwarding.GATEWAYING)));
    }

    @Test
    void removesADestinationByItsEndpoint() {
        assertRequest(
                7,
                KEY_OF_WEB
                        + "28000280 06000b00 02000000 14000100 0a000003 00000000 00000000"
                        + "00000000 06000200 00500000",
                new IpvsCommand.RemoveDestination(WEB, at("10.0.0.3", 80)));
    }

    @Test
    void startsAndStopsSyncDaemons() {
        var plain =
                new SyncDaemon(
                        "lo",
                        Optional.of("VI_1"),
                        OptionalInt.of(99),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty());
        assertRequest(
                9,
                "1c000380 08000100 02000000 07000200 6c6f0000 08000300 08000000",
                new IpvsCommand.StartSync(SyncRole.RECEIVER, plain, 8));
        assertRequest(
                9,
                "3c000380 08000100 01000000 07000200 6c6f0000 08000300 07000000 06000400"
                        + "78050000 08000500 e0000063 06000700 28230000 05000800 03000000",
                new IpvsCommand.StartSync(SyncRole.SENDER, withEverything("224.0.0.99"), 7));
        assertRequest(
                9,
                "48000380 08000100 01000000 07000200 6c6f0000 08000300 07000000 06000400"
                        + "78050000 14000600 ff020000 00000000 00000000 00000063"
                        + "06000700 28230000 05000800 03000000",
                new IpvsCommand.StartSync(SyncRole.SENDER, withEverything("ff02::63"), 7));
        assertRequest(
                10, "0c000380 08000100 02000000", new IpvsCommand.StopSync(SyncRole.RECEIVER));
    }

    @Test
    void setsTimeoutsAndFlushes() {
        assertRequest(
                12,
                "08000400 e8030000 08000500 c8000000 08000600 90010000",
                new IpvsCommand.SetTimeouts(new IpvsTimeouts(1000, 200, 400)));
        assertRequest(17, "", new IpvsCommand.Flush());
    }

    @Test
    void asksForDestinationsOfOneServiceAndForAllOfEverythingElse() {
        assertEquals(hex(KEY_OF_WEB), written(Question.destinationsOf(WEB)));
        assertEquals(8, Question.destinationsOf(WEB).command());
        assertEquals("", written(Question.SERVICES));
        assertEquals(4, Question.SERVICES.command());
        assertEquals(11, Question.SYNC_DAEMONS.command());
        assertEquals(13, Question.TIMEOUTS.command());
        assertEquals(15, Question.INFO.command());
    }

    @Test
    void namesThatNoKernelTakesFitIntoAMessage() {
        String name = "x".repeat(100_000);
        var persistence = new Persistence(Duration.ofSeconds(60), Optional.of(name), 64);
        var service = new IpvsService(SIP, name, true, true, true, true, Optional.of(persistence));
        assertTrue(
                length(new IpvsCommand.AddService(service))
                        <= GenericClient.LONGEST_ATTRIBUTES_BYTES);
        var daemon =
                new SyncDaemon(
                        name,
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(1),
                        OptionalInt.of(1),
                        OptionalInt.of(1),
                        Optional.of(ip("ff02::1")));
        assertTrue(
                length(new IpvsCommand.StartSync(SyncRole.SENDER, daemon, 1))
                        <= GenericClient.LONGEST_ATTRIBUTES_BYTES);
    }

    private static SyncDaemon withEverything(String group) {
        return new SyncDaemon(
                "lo",
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.of(1400),
                OptionalInt.of(9000),
                OptionalInt.of(3),
                Optional.of(ip(group)));
    }

    private static void assertRequest(int number, String attributes, IpvsCommand command) {
        var request = new CommandRequest(command);
        assertEquals(number, request.command());
        assertEquals(hex(attributes), written(request));
    }

    private static int length(IpvsCommand command) {
        return written(new CommandRequest(command)).length() / 2;
    }

    private static String written(GenericRequest request) {
        var out = new MessageWriter(1000);
        request.writeAttributes(out);
        return HexFormat.of().formatHex(out.bytes(), 0, out.lengthBytes());
    }

    private static String hex(String spaced) {
        return spaced.replace(" ", "");
    }
}
