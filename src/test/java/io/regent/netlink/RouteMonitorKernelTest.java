package io.regent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.kernel.TestNamespace;
import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import io.regent.sys.ErrnoException;
import io.regent.sys.Poller;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(30)
class RouteMonitorKernelTest {

    private TestNamespace here;
    private TestNamespace there;
    private RouteMonitor monitor;
    private final List<RouteEvent> told = new ArrayList<>();

    @BeforeEach
    void listen() throws Exception {
        here = TestNamespace.make("edge-");
        there = TestNamespace.make("edge-");
        here.joinTo(there, "eth1", "eth1");
        monitor = here.inside(() -> RouteMonitor.open(0));
    }

    @AfterEach
    void stop() {
        if (monitor != null) monitor.close();
        if (there != null) there.close();
        if (here != null) here.close();
    }

    @Test
    void hearsALinkGoDownAndUp() throws Exception {
        here.ip("link", "set", "eth1", "down");
        awaitEvent(e -> e instanceof RouteEvent.LinkChanged(var link) && !link.isUsable());
        here.ip("link", "set", "eth1", "up");
        awaitEvent(e -> e instanceof RouteEvent.LinkChanged(var link) && link.isUsable());
    }

    @Test
    void hearsTheCarrierGoWhenTheOtherEndGoesDown() throws Exception {
        there.ip("link", "set", "eth1", "down");
        awaitEvent(e -> e instanceof RouteEvent.LinkChanged(var link) && !link.isUsable());
    }

    @Test
    void hearsALinkComeAndGo() throws Exception {
        here.ip("link", "add", "br0", "type", "bridge");
        awaitEvent(e -> e instanceof RouteEvent.LinkChanged(var link) && link.name().equals("br0"));
        here.ip("link", "del", "br0");
        awaitEvent(e -> e instanceof RouteEvent.LinkRemoved(_, String name) && name.equals("br0"));
    }

    @Test
    void aPortThatLeavesItsBridgeIsNotRemoved() throws Exception {
        here.ip("link", "add", "br0", "type", "bridge");
        here.ip("link", "set", "eth1", "master", "br0");
        here.ip("link", "set", "eth1", "nomaster");
        here.ip("link", "del", "br0");
        awaitEvent(e -> e instanceof RouteEvent.LinkRemoved(_, String name) && name.equals("br0"));
        assertEquals(1, told.stream().filter(RouteEvent.LinkRemoved.class::isInstance).count());
    }

    @Test
    void hearsAnAddressComeAndSomebodyDeleteIt() throws Exception {
        here.ip("addr", "add", "10.0.0.1/24", "dev", "eth1", "label", "eth1:1");
        awaitEvent(e ->
                e instanceof RouteEvent.AddressAdded(var address)
                        && address.local().toString().equals("10.0.0.1/24")
                        && address.label().orElse("").equals("eth1:1"));
        here.ip("addr", "del", "10.0.0.1/24", "dev", "eth1");
        awaitEvent(e ->
                e instanceof RouteEvent.AddressRemoved(var address)
                        && address.local().toString().equals("10.0.0.1/24"));
        here.ip("addr", "add", "2001:db8::1/64", "dev", "eth1");
        awaitEvent(e ->
                e instanceof RouteEvent.AddressAdded(var address)
                        && address.local().toString().equals("2001:db8::1/64"));
    }

    @Test
    void tellsWhenNewsWereLostAndGoesOnListening() throws Exception {
        try (var client = here.inside(() -> RouteClient.open(1000))) {
            var many = new ArrayList<InterfaceAddress>();
            for (int i = 0; i < 1000; i++)
                many.add(InterfaceAddress.of(1, IpPrefix.host(IpAddress.v4(0x0a630000 + i))));
            client.add(many);
            client.remove(many);
        }
        awaitEvent(RouteEvent.Overrun.class::isInstance);
        assertTrue(told.getLast() instanceof RouteEvent.Overrun, "stale news after the overrun");
        here.ip("link", "set", "eth1", "down");
        awaitEvent(RouteEvent.LinkChanged.class::isInstance);
    }

    private void awaitEvent(Predicate<RouteEvent> wanted) throws ErrnoException {
        told.clear();
        long deadline = System.nanoTime() + 5_000_000_000L;
        try (var poller = Poller.open()) {
            poller.add(monitor.fd(), Poller.EPOLLIN, _ -> drain());
            while (told.stream().noneMatch(wanted)) {
                if (poller.await(deadline)) throw new AssertionError("only heard " + told);
            }
        }
    }

    private void drain() {
        try {
            monitor.drain(told::add);
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }
}
