package io.regent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import io.regent.net.Link;
import io.regent.net.MacAddress;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages as Linux 6.18 sends them and as iproute2 6.1 does, but for the order of attributes. */
class RouteCodecTest {

    private static final String NEW_LABELLED =
            "58000000 14000000 4b2c036b 23720000"
                    + "021880fd 03000000"
                    + "08000100 c0a8c8a0"
                    + "08000200 c0a8c8a0"
                    + "08000400 c0a8c8ff"
                    + "0b000300 657468313a310000"
                    + "08000800 80000000"
                    + "14000600 ffffffffffffffffde610300de610300";

    private static final String NEW_PEER =
            "50000000 14000000 4b2c036b 24720000"
                    + "02188000 03000000"
                    + "08000100 0a020001"
                    + "08000200 0a010001"
                    + "09000300 6574683100000000"
                    + "08000800 80000000"
                    + "14000600 ffffffffffffffff1162030011620300";

    private static final String DEL_IPV6 =
            "48000000 15000000 00000000 00000000"
                    + "0a408200 03000000"
                    + "14000100 20010db8000000000000000000000010"
                    + "14000600 ffffffffffffffff7c6203007c620300"
                    + "08000800 82000000";

    private static final String NEW_LINK =
            "48000000 10000000 00000000 00000000"
                    + "00000100 03000000 02100000 ffffffff"
                    + "09000300 6574683100000000"
                    + "08000400 dc050000"
                    + "0a000100 02000000002a0000"
                    + "08000500 02000000";

    private static final Link ETH1 =
            new Link(3, "eth1", Optional.of(new MacAddress(0x02_00_00_00_00_2aL)), 0x1002, 1500, 2);

    private static final InterfaceAddress LABELLED =
            new InterfaceAddress(
                    3,
                    new IpPrefix(ip("192.168.200.160"), 24),
                    Optional.empty(),
                    Optional.of(ip("192.168.200.255")),
                    Optional.of("eth1:1"),
                    253,
                    InterfaceAddress.IFA_F_PERMANENT,
                    0);

    @BeforeEach
    void theseBytesAreLittleEndian() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "big-endian machine");
    }

    @Test
    void readsALink() {
        assertEquals(List.of(new RouteEvent.LinkChanged(ETH1)), read(bytes(NEW_LINK)));
        byte[] removal = bytes(NEW_LINK);
        removal[4] = 17;
        assertEquals(List.of(new RouteEvent.LinkRemoved(3, "eth1")), read(removal));
    }

    @Test
    void theLowerDeviceInAnotherNamespaceHasNoNumberHere() {
        String withNamespaceId = "50000000" + NEW_LINK.substring(8) + "08002500 00000000";
        var link = ((RouteEvent.LinkChanged) read(bytes(withNamespaceId)).getFirst()).link();
        assertEquals(0, link.base());
    }

    @Test
    void aBridgeTellingOfItsPortIsNoLink() {
        byte[] message = bytes(NEW_LINK);
        message[16] = 7;
        assertEquals(List.of(), read(message));
    }

    @Test
    void aLinkMessageWithoutNameOrSizeIsNoLink() {
        byte[] nameless = bytes(NEW_LINK);
        nameless[34] = 99;
        assertEquals(List.of(), read(nameless));
        byte[] sizeless = bytes(NEW_LINK);
        sizeless[46] = 99;
        assertEquals(List.of(), read(sizeless));
    }

    @Test
    void readsAddresses() {
        assertEquals(List.of(new RouteEvent.AddressAdded(LABELLED)), read(bytes(NEW_LABELLED)));
        var peer =
                new InterfaceAddress(
                        3,
                        new IpPrefix(ip("10.1.0.1"), 24),
                        Optional.of(ip("10.2.0.1")),
                        Optional.empty(),
                        Optional.of("eth1"),
                        0,
                        InterfaceAddress.IFA_F_PERMANENT,
                        0);
        var six =
                new InterfaceAddress(
                        3,
                        new IpPrefix(ip("2001:db8::10"), 64),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        InterfaceAddress.IFA_F_PERMANENT | InterfaceAddress.IFA_F_NODAD,
                        0);
        assertEquals(
                List.of(new RouteEvent.AddressAdded(peer), new RouteEvent.AddressRemoved(six)),
                read(bytes(NEW_PEER + DEL_IPV6)));
    }

    @Test
    void aPrefixThatCannotBeIsNoAddress() {
        byte[] message = bytes(NEW_LABELLED);
        message[17] = 33;
        assertEquals(List.of(), read(message));
    }

    @Test
    void addsAnAddressWithEverything() {
        var address =
                new InterfaceAddress(
                        3,
                        LABELLED.local(),
                        Optional.empty(),
                        LABELLED.broadcast(),
                        LABELLED.label(),
                        253,
                        InterfaceAddress.IFA_F_NOPREFIXROUTE,
                        InterfaceAddress.PROTOCOL_KEEPALIVED);
        var out = new MessageWriter(200);
        RouteCodec.writeAdd(out, 5, address);
        assertEquals(
                hex(
                        "4c000000 14000506 05000000 00000000"
                                + "021800fd 03000000"
                                + "08000200 c0a8c8a0"
                                + "08000100 c0a8c8a0"
                                + "08000400 c0a8c8ff"
                                + "0b000300 657468313a310000"
                                + "08000800 00020000"
                                + "05000b00 12000000"),
                written(out));
    }

    @Test
    void addsAPeerAndRemovesWithoutTheLabel() {
        var address =
                new InterfaceAddress(
                        2,
                        new IpPrefix(ip("10.1.0.1"), 24),
                        Optional.of(ip("10.2.0.1")),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0,
                        0);
        String identity = "02180000 02000000 08000200 0a010001 08000100 0a020001";
        var out = new MessageWriter(200);
        RouteCodec.writeAdd(out, 0x6b032c21, address);
        assertEquals(hex("28000000 14000506 212c036b 00000000" + identity), written(out));
        out.clear();
        RouteCodec.writeRemove(out, 6, address);
        assertEquals(hex("28000000 15000500 06000000 00000000" + identity), written(out));
    }

    @Test
    void asksForEverything() {
        var out = new MessageWriter(200);
        RouteCodec.writeGetLinks(out, 1);
        RouteCodec.writeGetAddresses(out, 2);
        assertEquals(
                hex(
                        "28000000 12000103 01000000 00000000"
                                + "00000000 00000000 00000000 00000000"
                                + "08001d00 08000000"
                                + "18000000 16000103 02000000 00000000"
                                + "00000000 00000000"),
                written(out));
    }

    @Test
    void noBytesWhateverBreakTheReader() {
        byte[] golden = bytes(NEW_LINK + NEW_LABELLED + NEW_PEER + DEL_IPV6);
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            byte[] broken = golden.clone();
            for (int i = random.nextInt(8); i >= 0; i--)
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            byte[] cut = Arrays.copyOf(broken, random.nextInt(broken.length + 1));
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            try {
                read(cut);
                read(noise);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static List<RouteEvent> read(byte[] datagram) {
        var events = new ArrayList<RouteEvent>();
        RouteMonitor.tell(new MessageReader(datagram, datagram.length), events::add);
        return events;
    }

    private static String written(MessageWriter out) {
        return HexFormat.of().formatHex(out.bytes(), 0, out.lengthBytes());
    }

    private static String hex(String spaced) {
        return spaced.replace(" ", "");
    }

    private static byte[] bytes(String spaced) {
        return HexFormat.of().parseHex(hex(spaced));
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
