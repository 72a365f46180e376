package io.regent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.kernel.TestNamespace;
import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import io.regent.net.Link;
import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(30)
class RouteClientKernelTest {

    private TestNamespace here;
    private TestNamespace there;
    private RouteClient client;

    @BeforeEach
    void makeALink() throws Exception {
        here = TestNamespace.make("edge-");
        there = TestNamespace.make("edge-");
        here.joinTo(there, "eth1", "eth1");
        client = here.inside(() -> RouteClient.open(1000));
    }

    @AfterEach
    void removeIt() {
        if (client != null) client.close();
        if (there != null) there.close();
        if (here != null) here.close();
    }

    @Test
    void linksAreWhatIpShows() throws Exception {
        here.ip("link", "set", "eth1", "mtu", "1400", "address", "02:00:00:00:00:2a");
        List<Link> links = client.links();
        assertEquals(List.of("eth1", "lo"), links.stream().map(Link::name).sorted().toList());
        Link eth1 = link("eth1");
        assertEquals("02:00:00:00:00:2a", eth1.mac().orElseThrow().toString());
        assertEquals(1400, eth1.mtuBytes());
        assertEquals(0, eth1.base(), "the other end is in another namespace");
        assertTrue(eth1.isUsable() && eth1.hasArp() && eth1.hasMulticast());
        assertTrue(link("lo").isLoopback());
        here.ip("link", "set", "eth1", "down");
        assertFalse(link("eth1").isUsable());
    }

    @Test
    void aMacvlanNamesItsBase() throws Exception {
        here.ip(
                "link", "add", "link", "eth1", "name", "vrrp.51", "type", "macvlan", "mode",
                "private");
        assertEquals(link("eth1").ifIndex(), link("vrrp.51").base());
    }

    @Test
    void anAddressHasTheLabelBroadcastScopeAndProtocolThatWereAsked() throws Exception {
        var address =
                new InterfaceAddress(
                        link("eth1").ifIndex(),
                        new IpPrefix(ip("192.168.200.160"), 24),
                        Optional.empty(),
                        Optional.of(ip("192.168.200.255")),
                        Optional.of("eth1:1"),
                        253,
                        0,
                        18);
        assertEquals(AddressOutcome.Result.DONE, client.add(address).result());
        String shown = here.ip("-4", "-j", "addr", "show", "dev", "eth1");
        for (String part :
                List.of(
                        "\"local\":\"192.168.200.160\"",
                        "\"prefixlen\":24",
                        "\"broadcast\":\"192.168.200.255\"",
                        "\"scope\":\"link\"",
                        "\"label\":\"eth1:1\"")) {
            assertTrue(shown.contains(part), () -> part + " is not in " + shown);
        }
        InterfaceAddress read = address("192.168.200.160");
        assertEquals(
                new InterfaceAddress(
                        address.ifIndex(),
                        address.local(),
                        Optional.empty(),
                        address.broadcast(),
                        address.label(),
                        253,
                        InterfaceAddress.IFA_F_PERMANENT,
                        18),
                read);
        assertEquals(AddressOutcome.Result.DONE, client.remove(address).result());
        assertFalse(here.ip("addr").contains("192.168.200.160"));
    }

    @Test
    void aPeerAndNoPrefixRouteArriveInTheKernel() throws Exception {
        var address =
                new InterfaceAddress(
                        link("eth1").ifIndex(),
                        new IpPrefix(ip("10.1.0.1"), 24),
                        Optional.of(ip("10.2.0.1")),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        InterfaceAddress.IFA_F_NOPREFIXROUTE,
                        18);
        assertFalse(client.add(address).isRefused());
        String shown = here.ip("-4", "addr", "show", "dev", "eth1");
        assertTrue(shown.contains("inet 10.1.0.1 peer 10.2.0.1/24"), shown);
        assertTrue(shown.contains("noprefixroute"), shown);
        assertEquals("", here.ip("route"));
        assertEquals(Optional.of(ip("10.2.0.1")), address("10.1.0.1").peer());
        assertFalse(client.remove(address).isRefused());
        assertFalse(here.ip("addr").contains("10.1.0.1"));
    }

    @Test
    void anIpv6AddressGoesInAndOut() throws Exception {
        var address =
                new InterfaceAddress(
                        link("eth1").ifIndex(),
                        new IpPrefix(ip("2001:db8::10"), 64),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        InterfaceAddress.IFA_F_NODAD,
                        18);
        assertFalse(client.add(address).isRefused());
        assertTrue(here.ip("-6", "addr").contains("2001:db8::10/64 scope global nodad"));
        assertEquals(address.local(), address("2001:db8::10").local());
        assertFalse(client.remove(address).isRefused());
        assertFalse(here.ip("-6", "addr").contains("2001:db8::10"));
    }

    @Test
    void whatIsSoAlreadyIsNoError() throws Exception {
        var address = plain("10.0.0.1", 24);
        client.add(address);
        AddressOutcome again = client.add(address);
        assertEquals(AddressOutcome.Result.ALREADY_SO, again.result());
        assertEquals(Errno.EEXIST.number(), again.errno());
        client.remove(address);
        AddressOutcome gone = client.remove(address);
        assertEquals(AddressOutcome.Result.ALREADY_SO, gone.result());
        assertEquals(Errno.EADDRNOTAVAIL.number(), gone.errno());
    }

    @Test
    void theKernelsOwnWordsAreInTheReason() throws Exception {
        var address = plain("10.0.0.1", 24);
        client.add(address);
        String reason = client.add(address).reason();
        assertTrue(reason.startsWith("EEXIST (17, File exists): "), reason);
        assertTrue(reason.contains("already assigned"), reason);
    }

    @Test
    void anInterfaceThatIsNotThereRefusesAdditionsAndHasNothingToRemove() throws Exception {
        var nowhere = InterfaceAddress.of(4242, IpPrefix.host(ip("10.0.0.1")));
        AddressOutcome added = client.add(nowhere);
        assertTrue(added.isRefused());
        assertEquals(Errno.ENODEV.number(), added.errno());
        assertEquals(AddressOutcome.Result.ALREADY_SO, client.remove(nowhere).result());
    }

    @Test
    void oneBadAddressInABatchSpoilsNoOther() throws Exception {
        var batch =
                List.of(
                        plain("10.0.0.1", 32),
                        InterfaceAddress.of(4242, IpPrefix.host(ip("10.0.0.2"))),
                        plain("10.0.0.1", 32),
                        plain("10.0.0.3", 32));
        assertEquals(
                List.of(0, Errno.ENODEV.number(), Errno.EEXIST.number(), 0),
                client.add(batch).stream().map(AddressOutcome::errno).toList());
        String shown = here.ip("-4", "addr", "show", "dev", "eth1");
        assertTrue(shown.contains("10.0.0.1/32") && shown.contains("10.0.0.3/32"), shown);
    }

    @Test
    void anAnswerToARequestThatWasGivenUpIsNotTakenForThisOne() throws Exception {
        try (var late = here.inside(RouteClientKernelTest::clientWithAnswersLeftOver)) {
            var address = plain("10.0.0.1", 24);
            assertEquals(AddressOutcome.Result.DONE, late.add(address).result());
        }
        try (var late = here.inside(RouteClientKernelTest::clientWithAnswersLeftOver)) {
            assertEquals(client.links(), late.links());
        }
    }

    @Test
    void aThousandAddressesComeAndGoTogether() throws Exception {
        var all = new ArrayList<InterfaceAddress>();
        for (int i = 0; i < 1000; i++) {
            all.add(
                    InterfaceAddress.of(
                            link("lo").ifIndex(), IpPrefix.host(IpAddress.v4(0x0a630000 + i))));
        }
        for (int round = 0; round < 2; round++) {
            List<AddressOutcome> added = client.add(all);
            assertEquals(1000, added.stream().filter(one -> one.errno() == 0).count());
            assertEquals(all, added.stream().map(AddressOutcome::address).toList());
            assertEquals(
                    1000, client.addresses().stream().filter(one -> one.protocol() == 18).count());
            List<AddressOutcome> removed = client.remove(all);
            assertEquals(1000, removed.stream().filter(one -> one.errno() == 0).count());
            assertEquals(
                    0, client.addresses().stream().filter(one -> one.protocol() == 18).count());
        }
    }

    private Link link(String name) throws ErrnoException {
        return client.links().stream()
                .filter(link -> link.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private InterfaceAddress plain(String address, int length) throws ErrnoException {
        return InterfaceAddress.of(link("eth1").ifIndex(), new IpPrefix(ip(address), length));
    }

    private InterfaceAddress address(String text) throws ErrnoException {
        return client.addresses().stream()
                .filter(one -> one.address().equals(ip(text)))
                .findAny()
                .orElseThrow();
    }

    /** Two refusals wait in its socket, with sequence numbers of long ago and of the future. */
    private static RouteClient clientWithAnswersLeftOver() throws ErrnoException {
        var socket = Socket.open(Socket.AF_NETLINK, Socket.SOCK_RAW, 0, 32 * 1024);
        var out = new MessageWriter(200);
        var missing = InterfaceAddress.of(4242, IpPrefix.host(ip("10.0.0.9")));
        RouteCodec.writeRemove(out, -7, missing);
        RouteCodec.writeRemove(out, 7, missing);
        socket.send(out.bytes(), out.lengthBytes(), 0, new byte[0], "stale requests");
        return new RouteClient(new Conversation(socket));
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
