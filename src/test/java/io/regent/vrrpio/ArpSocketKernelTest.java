package io.regent.vrrpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.regent.kernel.TestNamespace;
import io.regent.net.IpAddress;
import io.regent.net.Link;
import io.regent.net.MacAddress;
import io.regent.netlink.RouteClient;
import io.regent.sys.ErrnoException;
import io.regent.sys.Poller;
import io.regent.sys.Socket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(30)
class ArpSocketKernelTest {

    /** ETH_P_ARP in network order, read as a number of a little-endian machine. */
    private static final int ETH_P_ARP = 0x0608;

    private static final MacAddress MAC = new MacAddress(0x02_00_00_00_00_2aL);

    private TestNamespace here;
    private TestNamespace there;
    private Link link;

    @BeforeEach
    void makeALink() throws Exception {
        here = TestNamespace.make("edge-");
        there = TestNamespace.make("edge-");
        here.joinTo(there, "eth1", "eth1");
        link =
                here.inside(() -> {
                    try (var client = RouteClient.open(1000)) {
                        return client.links().stream()
                                .filter(one -> one.name().equals("eth1"))
                                .findAny()
                                .orElseThrow();
                    }
                });
    }

    @AfterEach
    void removeIt() {
        if (there != null) there.close();
        if (here != null) here.close();
    }

    @Test
    void theLinkHearsWhoHasTheAddress() throws Exception {
        try (var observer = observer();
                var arp = here.inside(ArpSocket::open)) {
            arp.announce(link.ifIndex(), MAC, IpAddress.v4(0x0a090964));
            assertEquals(
                    List.of(
                            "ffffffffffff02000000002a0806"
                                    + "000108000604000102000000002a0a090964"
                                    + "ffffffffffff0a090964"),
                    receive(observer, 1));
        }
    }

    @Test
    void manyAddressesAreAnnouncedInOrder() throws Exception {
        try (var observer = observer();
                var arp = here.inside(ArpSocket::open)) {
            var addresses = new ArrayList<IpAddress>();
            for (int i = 0; i < 150; i++) addresses.add(IpAddress.v4(0x0a090900 + i));
            arp.announceAll(link.ifIndex(), MAC, addresses);
            List<String> frames = receive(observer, 150);
            for (int i = 0; i < 150; i++) {
                String address = HexFormat.of().toHexDigits(0x0a090900 + i);
                assertEquals(address, frames.get(i).substring(56, 64));
                assertEquals(address, frames.get(i).substring(76));
            }
        }
    }

    @Test
    void aMissingInterfaceIsRefusedAndTheNextAnnouncementIsNotHurt() throws Exception {
        try (var observer = observer();
                var arp = here.inside(ArpSocket::open)) {
            var address = IpAddress.v4(0x0a090964);
            assertThrows(ErrnoException.class, () -> arp.announce(4242, MAC, address));
            assertThrows(ErrnoException.class, () -> arp.announceAll(4242, MAC, List.of(address)));
            arp.announceAll(link.ifIndex(), MAC, List.of(address));
            assertEquals(1, receive(observer, 1).size());
        }
    }

    private Socket observer() throws Exception {
        return there.inside(() ->
                Socket.open(
                        Socket.AF_PACKET, Socket.SOCK_RAW | Socket.SOCK_NONBLOCK, ETH_P_ARP, 1500));
    }

    private static List<String> receive(Socket observer, int count) throws ErrnoException {
        var frames = new ArrayList<String>();
        var into = new byte[1500];
        try (var poller = Poller.open()) {
            poller.add(observer.fd(), Poller.EPOLLIN, _ -> {});
            while (frames.size() < count) {
                if (poller.await(System.nanoTime() + 5_000_000_000L))
                    throw new AssertionError("only " + frames);
                for (int n = observer.receive(into); n > 0; n = observer.receive(into))
                    frames.add(HexFormat.of().formatHex(into, 0, n));
            }
        }
        return frames;
    }
}
