package io.regent.daemon;

import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.net.IpPrefix;
import io.regent.net.Link;
import io.regent.track.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Links and their addresses, as last reported by the kernel. */
final class LinkTable {

    private final Map<Integer, Link> links = new HashMap<>();
    private final Map<Integer, Set<IpPrefix>> addresses = new HashMap<>();

    void clear() {
        links.clear();
        addresses.clear();
    }

    void apply(NetworkChange change) {
        switch (change) {
            case NetworkChange.LinkSeen(var link) -> links.put(link.ifIndex(), link);
            case NetworkChange.LinkGone(int ifIndex) -> {
                links.remove(ifIndex);
                addresses.remove(ifIndex);
            }
            case NetworkChange.AddressSeen(int ifIndex, var address) ->
                    addresses.computeIfAbsent(ifIndex, _ -> new LinkedHashSet<>()).add(address);
            case NetworkChange.AddressGone(int ifIndex, var address) -> {
                var known = addresses.get(ifIndex);
                if (known != null) known.remove(address);
            }
            case NetworkChange.Overrun _ -> {}
        }
    }

    /** By interface number. */
    List<Link> all() {
        var all = new ArrayList<>(links.values());
        all.sort(Comparator.comparingInt(Link::ifIndex));
        return all;
    }

    Optional<Link> byName(String name) {
        for (Link link : links.values()) if (link.name().equals(name)) return Optional.of(link);
        return Optional.empty();
    }

    Optional<Link> byIndex(int ifIndex) {
        return Optional.ofNullable(links.get(ifIndex));
    }

    /** By interface name, as trackers judge them. */
    Map<String, Condition> conditions() {
        var conditions = new HashMap<String, Condition>();
        for (Link link : links.values()) conditions.put(link.name(), Condition.of(link.isUsable()));
        return conditions;
    }

    boolean has(int ifIndex, IpPrefix address) {
        return addressesOf(ifIndex).contains(address);
    }

    /** The first IPv4 address of the link, in the kernel's order, that is not left out. */
    Optional<IpAddress> primaryAddress(int ifIndex, Predicate<IpAddress> leftOut) {
        for (IpPrefix prefix : addressesOf(ifIndex)) {
            var address = prefix.address();
            if (address.family() == IpFamily.IPV4 && !leftOut.test(address))
                return Optional.of(address);
        }
        return Optional.empty();
    }

    private Set<IpPrefix> addressesOf(int ifIndex) {
        var known = addresses.get(ifIndex);
        return known == null ? Set.of() : known;
    }
}
