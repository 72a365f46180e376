package io.regent.app;

import io.regent.config.VirtualAddress;
import io.regent.daemon.Kernel;
import io.regent.daemon.NetworkChange;
import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import io.regent.net.Link;
import io.regent.netlink.AddressOutcome;
import io.regent.netlink.InterfaceAddress;
import io.regent.netlink.RouteClient;
import io.regent.sys.ErrnoException;
import io.regent.sys.Poller;
import io.regent.vrrpio.ArpSocket;
import io.regent.vrrpio.VrrpSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The core's {@link Kernel} by way of rtnetlink, raw sockets and ARP. Belongs to the VRRP thread.
 */
final class LinuxKernel implements Kernel, AutoCloseable {

    /** Longer than any answer takes; without it a lost one would stop the thread. */
    private static final int ANSWER_MILLIS = 500;

    /** Hands the packets of a channel to the core. */
    interface Receiver {
        void received(AdvertChannel channel, VrrpSocket socket);
    }

    private final Poller poller;
    private final Receiver receiver;
    private final RouteClient routes;
    private final ArpSocket arp;

    LinuxKernel(Poller poller, Receiver receiver) throws ErrnoException {
        this.poller = poller;
        this.receiver = receiver;
        this.routes = RouteClient.open(ANSWER_MILLIS);
        this.arp = ArpSocket.open();
    }

    @Override
    public List<NetworkChange> snapshot() throws ErrnoException {
        var all = new ArrayList<NetworkChange>();
        for (Link link : routes.links()) all.add(new NetworkChange.LinkSeen(link));
        for (InterfaceAddress address : routes.addresses()) {
            all.add(new NetworkChange.AddressSeen(address.ifIndex(), address.local()));
        }
        return all;
    }

    @Override
    public List<Refusal> install(List<PlacedAddress> addresses) {
        try {
            return refusals(addresses, routes.add(asRoutes(addresses)));
        } catch (ErrnoException e) {
            return allRefused(addresses, e);
        }
    }

    @Override
    public List<Refusal> remove(List<PlacedAddress> addresses) {
        try {
            return refusals(addresses, routes.remove(asRoutes(addresses)));
        } catch (ErrnoException e) {
            return allRefused(addresses, e);
        }
    }

    @Override
    public List<String> announce(List<Announcement> announcements) {
        var reasons = new ArrayList<String>();
        for (int from = 0; from < announcements.size(); ) {
            int to = from + 1;
            while (to < announcements.size()
                    && sameSender(announcements.get(from), announcements.get(to))) to++;
            announce(announcements.subList(from, to), reasons);
            from = to;
        }
        return reasons;
    }

    @Override
    public AdvertChannel open(Link link, IpAddress group) throws IOException {
        var socket = VrrpSocket.open(link, group, 0);
        try {
            var channel = new Channel(socket);
            poller.add(socket.fd(), Poller.EPOLLIN, _ -> receiver.received(channel, socket));
            return channel;
        } catch (ErrnoException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void close() {
        routes.close();
        arp.close();
    }

    private static boolean sameSender(Announcement one, Announcement other) {
        return one.ifIndex() == other.ifIndex() && one.mac().equals(other.mac());
    }

    private void announce(List<Announcement> run, List<String> reasons) {
        var addresses = new ArrayList<IpAddress>(run.size());
        for (Announcement each : run) addresses.add(each.address());
        try {
            arp.announceAll(run.getFirst().ifIndex(), run.getFirst().mac(), addresses);
        } catch (ErrnoException e) {
            String reason = Objects.toString(e.getMessage());
            if (!reasons.contains(reason)) reasons.add(reason);
        }
    }

    private static List<InterfaceAddress> asRoutes(List<PlacedAddress> addresses) {
        var all = new ArrayList<InterfaceAddress>(addresses.size());
        for (PlacedAddress placed : addresses) all.add(asRoute(placed.ifIndex(), placed.address()));
        return all;
    }

    private static InterfaceAddress asRoute(int ifIndex, VirtualAddress address) {
        int length =
                address.peer().isPresent()
                        ? address.peer().get().length()
                        : address.local().length();
        return new InterfaceAddress(
                ifIndex,
                new IpPrefix(address.address(), length),
                address.peer().map(IpPrefix::address),
                address.broadcast(),
                address.label(),
                address.scope(),
                address.noPrefixRoute() ? InterfaceAddress.IFA_F_NOPREFIXROUTE : 0,
                InterfaceAddress.PROTOCOL_KEEPALIVED);
    }

    /** The outcomes stand in the order of the addresses. */
    private static List<Refusal> refusals(
            List<PlacedAddress> addresses, List<AddressOutcome> outcomes) {
        List<Refusal> refusals = List.of();
        for (int i = 0; i < outcomes.size(); i++) {
            if (!outcomes.get(i).isRefused()) continue;
            if (refusals.isEmpty()) refusals = new ArrayList<>();
            refusals.add(new Refusal(addresses.get(i), outcomes.get(i).reason()));
        }
        return refusals;
    }

    private static List<Refusal> allRefused(List<PlacedAddress> addresses, ErrnoException e) {
        var refusals = new ArrayList<Refusal>();
        for (PlacedAddress each : addresses)
            refusals.add(new Refusal(each, Objects.toString(e.getMessage())));
        return refusals;
    }

    private final class Channel implements AdvertChannel {
        private final VrrpSocket socket;

        Channel(VrrpSocket socket) {
            this.socket = socket;
        }

        @Override
        public void send(byte[] packet, int lengthBytes) throws ErrnoException {
            socket.send(packet, lengthBytes);
        }

        @Override
        public void close() {
            try {
                poller.remove(socket.fd());
            } catch (ErrnoException e) {
                throw new AssertionError("a channel's socket is always watched", e);
            } finally {
                socket.close();
            }
        }
    }
}
