package io.regent.lvs;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.LvsConfig;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.Scheduling;
import io.regent.config.lvs.ServiceAddress;
import io.regent.config.lvs.VirtualServer;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From virtual servers to services of the kernel (inventory 7.1, 7.8): every address of every range
 * and every firewall mark of a group is one service. With {@link GroupMarks} its addresses together
 * are one service of each family.
 *
 * <p>A service belongs to the first virtual server of the file that asks for it. That matters for
 * the marks of a group that a TCP and a UDP server share, and for twins; when the first one goes in
 * a reload, the next one gets the service. In keepalived both would write into one service, and
 * each take out what the other put in.
 */
final class Expansion {

    /**
     * Of one configuration: more than any kernel serves, and what a mistyped prefix may ask for.
     */
    static final int SERVICES_MAX = 1 << 18;

    private final LvsConfig config;
    private final boolean initialNotices;
    private final Optional<GroupMarks> marks;
    private final Map<String, VirtualServerGroup> groups = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<ServiceKey> taken = new HashSet<>();

    private Expansion(LvsSetup setup) {
        this.config = setup.lvs();
        this.initialNotices = setup.initialNotices();
        this.marks = setup.marks();
        for (VirtualServerGroup group : config.groups()) groups.putIfAbsent(group.name(), group);
    }

    /**
     * All virtual servers in the order of the file; of those with the same identity the first one.
     * Addresses beyond {@link #SERVICES_MAX} are left out.
     */
    static List<VirtualServerPlan> of(LvsSetup setup) {
        return new Expansion(setup).plans();
    }

    private List<VirtualServerPlan> plans() {
        var plans = new ArrayList<VirtualServerPlan>(config.virtualServers().size());
        Set<VirtualServerId> seen = HashSet.newHashSet(config.virtualServers().size());
        for (VirtualServer server : config.virtualServers()) {
            var id = VirtualServerId.of(server, positionOf(server));
            if (!seen.add(id)) continue;
            var services = new ArrayList<IpvsService>(1);
            var marked = new ArrayList<VirtualServerGroup.Addresses>(0);
            addAll(server, services, marked);
            plans.add(new VirtualServerPlan(id, server, services, marked, initialNotices));
        }
        return plans;
    }

    private int positionOf(VirtualServer server) {
        if (!(server.address() instanceof ServiceAddress.Group group)) return 0;
        return positions.merge(group.name(), 1, Integer::sum) - 1;
    }

    private void addAll(
            VirtualServer server,
            List<IpvsService> services,
            List<VirtualServerGroup.Addresses> marked) {
        switch (server.address()) {
            case Endpoint endpoint -> add(keyOf(endpoint, server), server, services);
            case ServiceAddress.FwMark mark ->
                    add(keyOf(mark.mark(), Optional.empty(), server), server, services);
            case ServiceAddress.Group named -> {
                VirtualServerGroup group = groups.get(named.name());
                if (group != null) addAll(group, server, services, marked);
            }
        }
    }

    private void addAll(
            VirtualServerGroup group,
            VirtualServer server,
            List<IpvsService> out,
            List<VirtualServerGroup.Addresses> marked) {
        Optional<Long> mark =
                marks.flatMap(all -> all.of(group.name(), server.protocol().orElse(Protocol.UDP)));
        for (VirtualServerGroup.Entry entry : group.entries()) {
            switch (entry) {
                case VirtualServerGroup.Mark(long own, var family) ->
                        add(keyOf(own, family, server), server, out);
                case VirtualServerGroup.Addresses range when mark.isPresent() -> {
                    marked.add(range);
                    var family = Optional.of(range.first().family());
                    add(keyOf(mark.get(), family, server), server, out);
                }
                case VirtualServerGroup.Addresses(IpAddress first, IpAddress last, int port) -> {
                    IpAddress address = first;
                    while (address.compareTo(last) <= 0 && taken.size() < SERVICES_MAX) {
                        add(keyOf(new Endpoint(address, port), server), server, out);
                        if (address.equals(last)) break;
                        address = address.next();
                    }
                }
            }
        }
    }

    private void add(Optional<ServiceKey> key, VirtualServer server, List<IpvsService> services) {
        if (key.isPresent() && taken.add(key.get())) services.add(service(key.get(), server));
    }

    private static Optional<ServiceKey> keyOf(Endpoint endpoint, VirtualServer server) {
        return Optional.of(
                new ServiceKey.Address(server.protocol().orElse(Protocol.UDP), endpoint));
    }

    /** Empty for mark 0, which every packet has that nobody marked: the kernel knows no such. */
    private static Optional<ServiceKey> keyOf(
            long mark, Optional<IpFamily> written, VirtualServer server) {
        if (mark == 0) return Optional.empty();
        IpFamily family = written.orElse(server.family().orElse(IpFamily.IPV4));
        return Optional.of(new ServiceKey.FwMark(family, mark));
    }

    private static IpvsService service(ServiceKey key, VirtualServer server) {
        Scheduling scheduling = server.scheduling();
        return new IpvsService(
                key,
                scheduling.scheduler().word(),
                scheduling.flag1(),
                scheduling.flag2(),
                scheduling.flag3(),
                server.onePacket(),
                persistence(key.family(), server));
    }

    /** In a group of both families the netmask is that of IPv4. */
    private static Optional<Persistence> persistence(IpFamily family, VirtualServer server) {
        if (server.persistence().isEmpty()) return Optional.empty();
        if (family == server.family().orElse(IpFamily.IPV4)) return server.persistence();
        Persistence written = server.persistence().get();
        return Optional.of(
                new Persistence(
                        written.timeout(), written.engine(), Persistence.wholeAddress(family)));
    }
}
