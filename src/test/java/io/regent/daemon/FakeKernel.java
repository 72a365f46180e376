package io.regent.daemon;

import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import io.regent.net.Link;
import io.regent.net.MacAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kernel that remembers what it was told, in order, and objects where the real one would: the one
 * double of {@link Kernel} that all tests share.
 */
final class FakeKernel implements Kernel {

    static final int ETH0 = 2;
    static final MacAddress MAC = new MacAddress(0x02_00_00_00_00_01L);
    private static final int UP_AND_RUNNING = 0x1043;
    private static final int ARP = 0x80;

    /** What was asked, one line each: "send 100", "add 10.9.9.100/32", "arp 10.9.9.100", ... */
    final List<String> journal = new ArrayList<>();

    final Map<Integer, Link> links = new LinkedHashMap<>();
    final Map<Integer, List<IpPrefix>> addresses = new LinkedHashMap<>();
    final Set<IpAddress> refused = new HashSet<>();
    final List<FakeChannel> channels = new ArrayList<>();
    boolean refusesSockets;
    boolean failsToSend;

    /** One link, eth0, up, with the address 10.9.9.1/24. */
    static FakeKernel withOneLink() {
        var kernel = new FakeKernel();
        kernel.link(ETH0, "eth0", true);
        kernel.addresses.put(ETH0, new ArrayList<>(List.of(prefix("10.9.9.1", 24))));
        return kernel;
    }

    Link link(int ifIndex, String name, boolean up) {
        var link = new Link(ifIndex, name, Optional.of(MAC), up ? UP_AND_RUNNING : 0x1002, 1500, 0);
        assert (link.flags() & ARP) == 0;
        links.put(ifIndex, link);
        return link;
    }

    static IpPrefix prefix(String address, int length) {
        return new IpPrefix(IpAddress.parse(address).orElseThrow(), length);
    }

    /** Somebody else deletes it; the core is not told. */
    void lose(String address) {
        addresses.getOrDefault(ETH0, new ArrayList<>()).remove(prefix(address, 32));
    }

    boolean holds(String address) {
        var wanted = prefix(address, 32);
        return addresses.getOrDefault(ETH0, List.of()).contains(wanted);
    }

    /** The journal so far, which starts anew. */
    List<String> takeJournal() {
        var taken = List.copyOf(journal);
        journal.clear();
        return taken;
    }

    @Override
    public List<NetworkChange> snapshot() {
        var all = new ArrayList<NetworkChange>();
        for (Link link : links.values()) all.add(new NetworkChange.LinkSeen(link));
        addresses.forEach((ifIndex, prefixes) ->
                prefixes.forEach(each -> all.add(new NetworkChange.AddressSeen(ifIndex, each))));
        return all;
    }

    @Override
    public List<Refusal> install(List<PlacedAddress> placed) {
        var refusals = new ArrayList<Refusal>();
        for (var each : placed) {
            journal.add("add " + each.address().local());
            if (refused.contains(each.address().address())) {
                refusals.add(new Refusal(each, "ENOMEM (12, Cannot allocate memory)"));
                continue;
            }
            var held = addresses.computeIfAbsent(each.ifIndex(), _ -> new ArrayList<>());
            if (!held.contains(each.address().local())) held.add(each.address().local());
        }
        return refusals;
    }

    @Override
    public List<Refusal> remove(List<PlacedAddress> placed) {
        for (var each : placed) {
            journal.add("del " + each.address().local());
            addresses
                    .getOrDefault(each.ifIndex(), new ArrayList<>())
                    .remove(each.address().local());
        }
        return List.of();
    }

    @Override
    public List<String> announce(List<Announcement> announcements) {
        for (var each : announcements) journal.add("arp " + each.address());
        return List.of();
    }

    @Override
    public AdvertChannel open(Link link, IpAddress group) throws IOException {
        if (refusesSockets) throw new IOException("socket: EPERM (1, Operation not permitted)");
        var channel = new FakeChannel();
        channels.add(channel);
        return channel;
    }

    final class FakeChannel implements AdvertChannel {
        boolean closed;

        @Override
        public void send(byte[] packet, int lengthBytes) throws IOException {
            assert !closed : "sent through a closed channel";
            if (failsToSend) throw new IOException("sendto: ENETDOWN (100, Network is down)");
            journal.add("send " + Byte.toUnsignedInt(packet[22]));
        }

        @Override
        public void close() {
            assert !closed : "closed twice";
            closed = true;
        }
    }
}
