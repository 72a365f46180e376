package io.regent.vrrpio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.regent.kernel.TestNamespace;
import io.regent.net.IpAddress;
import io.regent.net.Link;
import io.regent.netlink.RouteClient;
import io.regent.sys.ErrnoException;
import io.regent.sys.Poller;
import io.regent.sys.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(30)
class VrrpSocketKernelTest {

    private static final IpAddress GROUP = IpAddress.v4(0xe0000012);

    /**
     * A whole IPv4 packet: header with TOS 0xc0, TTL 255, identification 1; advert of version 3.
     */
    private static final byte[] ADVERT =
            HexFormat.of()
                    .parseHex(
                            "45c0002000010000ff70c7900a090901e0000012"
                                    + "31336401006463610a090964");

    private TestNamespace here;
    private TestNamespace there;

    @BeforeEach
    void makeALink() {
        here = TestNamespace.make("edge-");
        there = TestNamespace.make("edge-");
        makeTheLinkAgain();
    }

    private void makeTheLinkAgain() {
        here.joinTo(there, "eth1", "eth1");
        here.ip("addr", "add", "10.9.9.1/24", "dev", "eth1");
        there.ip("addr", "add", "10.9.9.2/24", "dev", "eth1");
    }

    @AfterEach
    void removeIt() {
        if (there != null) there.close();
        if (here != null) here.close();
    }

    @Test
    void aPacketArrivesByteForByteWithTheChecksumFilledIn() throws Exception {
        try (var sender = open(here);
                var receiver = open(there)) {
            byte[] packet = ADVERT.clone();
            packet[10] = 0;
            packet[11] = 0;
            sender.send(packet, packet.length);
            var into = new byte[1500];
            int length = receive(receiver, into);
            assertArrayEquals(ADVERT, Arrays.copyOf(into, length));
            assertEquals(Socket.NOTHING, receiver.receive(into));
        }
    }

    @Test
    void theSenderDoesNotHearItself() throws Exception {
        try (var sender = open(here);
                var receiver = open(there)) {
            sender.send(ADVERT, ADVERT.length);
            receive(receiver, new byte[1500]);
            assertEquals(Socket.NOTHING, sender.receive(new byte[1500]));
        }
    }

    @Test
    void aLongPacketSaysHowLongItWas() throws Exception {
        try (var sender = open(here);
                var receiver = open(there)) {
            sender.send(ADVERT, ADVERT.length);
            var into = new byte[20];
            assertEquals(32, receive(receiver, into));
            assertArrayEquals(Arrays.copyOf(ADVERT, 20), into);
        }
    }

    @Test
    void aPacketOnAnotherInterfaceIsNotHeard() throws Exception {
        here.joinTo(there, "eth2", "eth2");
        here.ip("addr", "add", "10.9.8.1/24", "dev", "eth2");
        try (var otherSender = open(here, "eth2");
                var _ = open(there, "eth2");
                var sender = open(here);
                var receiver = open(there)) {
            otherSender.send(ADVERT, ADVERT.length);
            sender.send(Arrays.copyOf(ADVERT, 28), 28);
            assertEquals(28, receive(receiver, new byte[1500]));
            assertEquals(Socket.NOTHING, receiver.receive(new byte[1500]));
        }
    }

    @Test
    void theSendingSocketCollectsNothing() throws Exception {
        try (var sender = open(here);
                var receiver = open(there)) {
            sender.send(ADVERT, ADVERT.length);
            assertEquals(List.of(false, true), waitingOnRawSockets(there));
            receive(receiver, new byte[1500]);
            assertEquals(List.of(false, false), waitingOnRawSockets(there));
        }
    }

    @Test
    void anInterfaceThatWasMadeAnewIsHeardAfterOpeningAgain() throws Exception {
        open(there).close();
        here.ip("link", "del", "eth1");
        makeTheLinkAgain();
        try (var sender = open(here);
                var receiver = open(there)) {
            sender.send(ADVERT, ADVERT.length);
            assertEquals(32, receive(receiver, new byte[1500]));
        }
    }

    @Test
    void anInterfaceThatIsNotThereIsRefusedByName() throws Exception {
        var missing = new Link(4242, "gone", Optional.empty(), 0, 1500, 0);
        String refusal =
                here.inside(() ->
                        assertThrows(ErrnoException.class, () -> VrrpSocket.open(missing, GROUP, 0))
                                .getMessage());
        assertEquals("setsockopt(SO_BINDTODEVICE): ENODEV (19, No such device)", refusal);
    }

    @Test
    void anInterfaceThatIsDownRefusesByName() throws Exception {
        try (var sender = open(here)) {
            here.ip("link", "set", "eth1", "down");
            var refusal =
                    assertThrows(ErrnoException.class, () -> sender.send(ADVERT, ADVERT.length));
            assertEquals(
                    "sendto(224.0.0.18 on eth1): ENETUNREACH (101, Network is unreachable)",
                    refusal.getMessage());
        }
    }

    @Test
    void hearsAgainAfterTheLinkWasDown() throws Exception {
        try (var sender = open(here);
                var receiver = open(there)) {
            there.ip("link", "set", "eth1", "down");
            assertEquals(Socket.NOTHING, receiver.receive(new byte[1500]));
            there.ip("link", "set", "eth1", "up");
            there.awaitCarrier("eth1");
            here.awaitCarrier("eth1");
            sender.send(ADVERT, ADVERT.length);
            assertEquals(32, receive(receiver, new byte[1500]));
        }
    }

    private static VrrpSocket open(TestNamespace namespace) throws Exception {
        return open(namespace, "eth1");
    }

    private static VrrpSocket open(TestNamespace namespace, String device) throws Exception {
        return namespace.inside(() -> {
            try (var client = RouteClient.open(1000)) {
                Link link =
                        client.links().stream()
                                .filter(one -> one.name().equals(device))
                                .findAny()
                                .orElseThrow();
                return VrrpSocket.open(link, GROUP, 0);
            }
        });
    }

    /**
     * For each raw socket whether packets wait on it, in any order: tx_queue:rx_queue is a column.
     */
    private static List<Boolean> waitingOnRawSockets(TestNamespace namespace) throws Exception {
        List<String> lines =
                namespace.inside(() -> Files.readAllLines(Path.of("/proc/thread-self/net/raw")));
        return lines.stream()
                .skip(1)
                .map(line -> !line.strip().split(" +")[4].endsWith(":00000000"))
                .sorted()
                .toList();
    }

    private static int receive(VrrpSocket socket, byte[] into) throws ErrnoException {
        try (var poller = Poller.open()) {
            poller.add(socket.fd(), Poller.EPOLLIN, _ -> {});
            if (poller.await(System.nanoTime() + 5_000_000_000L))
                throw new AssertionError("nothing came");
        }
        return socket.receive(into);
    }
}
