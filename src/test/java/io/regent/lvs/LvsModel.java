package io.regent.lvs;

import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.ForwardingMethod;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.ServiceAddress;
import io.regent.config.lvs.VirtualServer;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of load balancing once more, written as plainly as can be and without a look at the
 * other ones: what is known, and from it, always from the beginning, what the kernel's table has to
 * be. It knows no commands and no order. Only what the product passes over as values is shared:
 * configuration, keys, destinations.
 */
final class LvsModel {

    /** One real server. */
    static final class Real {
        final RealServer config;
        final boolean[] up;
        final int[] change;

        Real(RealServer config) {
            this.config = config;
            int size = config.checkers().size();
            up = new boolean[size];
            change = new int[size];
            for (int i = 0; i < size; i++) up[i] = !alpha(config.checkers().get(i));
        }

        boolean alive() {
            for (boolean each : up) if (!each) return false;
            return true;
        }

        int weight() {
            long sum = config.weight();
            for (int each : change) sum += each;
            return sum < 0 ? 0 : sum > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) sum;
        }
    }

    /** One virtual server. */
    static final class Virtual {
        VirtualServer config;
        List<ServiceKey> keys = new ArrayList<>();
        List<Real> reals = new ArrayList<>();
        boolean quorum;

        long sum() {
            long sum = 0;
            for (Real real : reals) if (real.alive()) sum += real.weight();
            return sum;
        }

        Virtual(VirtualServer config) {
            this.config = config;
            for (RealServer real : config.realServers()) reals.add(new Real(real));
        }

        void lookAtQuorum() {
            long n = config.quorum().weight();
            long h = config.quorum().hysteresis();
            if (quorum) quorum = sum() > 0 && sum() >= n - h;
            else quorum = sum() > 0 && sum() >= n + h;
        }

        /** Within the hysteresis both are right; what was before decides. */
        boolean mayBe(boolean thatQuorum) {
            long n = config.quorum().weight();
            long h = config.quorum().hysteresis();
            return thatQuorum ? sum() > 0 && sum() >= n - h : sum() == 0 || sum() < n + h;
        }
    }

    final Map<String, Virtual> virtuals = new LinkedHashMap<>();
    private LvsSetup setup;

    LvsModel(LvsSetup setup) {
        this.setup = setup;
    }

    void start() {
        virtuals.clear();
        for (var each : named(setup).entrySet())
            virtuals.put(each.getKey(), new Virtual(each.getValue()));
        for (Virtual virtual : virtuals.values()) virtual.lookAtQuorum();
        giveKeys();
    }

    void result(String name, int server, int checker, boolean up) {
        Virtual virtual = Objects.requireNonNull(virtuals.get(name));
        virtual.reals.get(server).up[checker] = up;
        virtual.lookAtQuorum();
    }

    void weight(String name, int server, int checker, int change) {
        Virtual virtual = Objects.requireNonNull(virtuals.get(name));
        virtual.reals.get(server).change[checker] = change;
        virtual.lookAtQuorum();
    }

    void reload(LvsSetup next) {
        var before = new HashMap<>(virtuals);
        virtuals.clear();
        setup = next;
        for (var each : named(next).entrySet()) {
            Virtual old = before.get(each.getKey());
            Virtual now = new Virtual(each.getValue());
            if (old != null) {
                now.quorum = old.quorum;
                for (Real real : now.reals)
                    for (Real was : old.reals)
                        if (was.config.endpoint().equals(real.config.endpoint())) goOn(was, real);
            }
            now.lookAtQuorum();
            virtuals.put(each.getKey(), now);
        }
        giveKeys();
    }

    private static void goOn(Real was, Real now) {
        var taken = new boolean[was.up.length];
        for (int i = 0; i < now.up.length; i++) {
            boolean found = false;
            for (int j = 0; j < was.up.length && !found; j++) {
                if (taken[j]
                        || port(was.config.checkers().get(j)) != port(now.config.checkers().get(i)))
                    continue;
                taken[j] = true;
                found = true;
                now.up[i] = was.up[j];
                now.change[i] = was.change[j];
            }
            if (!found && was.alive()) now.up[i] = true;
        }
    }

    /** The process starts anew and finds this table. */
    void takeOver(List<IpvsEntry> table) {
        start();
        for (Virtual virtual : virtuals.values()) {
            boolean hasService = false;
            for (ServiceKey key : virtual.keys) hasService |= entry(table, key) != null;
            if (!hasService) continue;
            for (Real real : virtual.reals) {
                boolean there = false;
                for (ServiceKey key : virtual.keys) {
                    IpvsEntry entry = entry(table, key);
                    if (entry == null) continue;
                    for (IpvsDestination each : entry.destinations())
                        there |=
                                each.weight() > 0
                                        && each.endpoint()
                                                .address()
                                                .equals(real.config.endpoint().address());
                }
                Arrays.fill(real.up, there);
            }
        }
    }

    private static @Nullable IpvsEntry entry(List<IpvsEntry> table, ServiceKey key) {
        for (IpvsEntry each : table) if (each.service().key().equals(key)) return each;
        return null;
    }

    /** What the table has to be, by key. */
    Map<ServiceKey, Map<Endpoint, IpvsDestination>> table() {
        var table = new HashMap<ServiceKey, Map<Endpoint, IpvsDestination>>();
        for (Virtual virtual : virtuals.values()) {
            for (ServiceKey key : virtual.keys) {
                var destinations = new HashMap<Endpoint, IpvsDestination>();
                for (IpvsDestination each : destinations(virtual, key))
                    destinations.put(each.endpoint(), each);
                table.put(key, destinations);
            }
        }
        return table;
    }

    private static List<IpvsDestination> destinations(Virtual virtual, ServiceKey key) {
        var all = new ArrayList<IpvsDestination>();
        var sorry = virtual.config.sorryServer();
        boolean sorryServes = sorry.isPresent() && !virtual.quorum;
        for (Real real : virtual.reals) {
            boolean in = real.alive() && !sorryServes;
            if (!in && !real.config.inhibitOnFailure()) continue;
            Endpoint at =
                    real.config.forwarding().method() == ForwardingMethod.MASQUERADING
                            ? real.config.endpoint()
                            : new Endpoint(real.config.endpoint().address(), portOf(key));
            all.add(
                    new IpvsDestination(
                            at,
                            real.config.forwarding(),
                            in ? real.weight() : 0,
                            real.config.upperThreshold(),
                            real.config.lowerThreshold()));
        }
        if (sorry.isPresent() && (sorryServes || sorry.get().inhibit()))
            all.add(
                    new IpvsDestination(
                            sorry.get().endpoint(),
                            sorry.get().forwarding(),
                            sorryServes ? 1 : 0,
                            0,
                            0));
        return all;
    }

    private static int portOf(ServiceKey key) {
        return key instanceof ServiceKey.Address(_, var endpoint) ? endpoint.port() : 0;
    }

    private void giveKeys() {
        var given = new ArrayList<ServiceKey>();
        for (Virtual virtual : virtuals.values()) {
            virtual.keys.clear();
            for (ServiceKey key : asked(virtual.config)) {
                if (given.contains(key)) continue;
                given.add(key);
                virtual.keys.add(key);
            }
        }
    }

    private List<ServiceKey> asked(VirtualServer server) {
        Protocol protocol = server.protocol().orElse(Protocol.UDP);
        return switch (server.address()) {
            case Endpoint endpoint -> List.of(new ServiceKey.Address(protocol, endpoint));
            case ServiceAddress.FwMark(long mark) ->
                    List.of(new ServiceKey.FwMark(IpFamily.IPV4, mark));
            case ServiceAddress.Group(String name) -> {
                var keys = new ArrayList<ServiceKey>();
                for (VirtualServerGroup group : setup.lvs().groups())
                    if (group.name().equals(name)) add(group, protocol, keys);
                yield keys;
            }
        };
    }

    private static void add(VirtualServerGroup group, Protocol protocol, List<ServiceKey> keys) {
        for (var entry : group.entries()) {
            switch (entry) {
                case VirtualServerGroup.Mark(long mark, _) ->
                        keys.add(new ServiceKey.FwMark(IpFamily.IPV4, mark));
                case VirtualServerGroup.Addresses(var first, var last, int port) -> {
                    for (int i = first.v4Bits(); i <= last.v4Bits(); i++)
                        keys.add(
                                new ServiceKey.Address(
                                        protocol, new Endpoint(IpAddress.v4(i), port)));
                }
            }
        }
    }

    private static Map<String, VirtualServer> named(LvsSetup setup) {
        var named = new LinkedHashMap<String, VirtualServer>();
        var positions = new HashMap<String, Integer>();
        for (VirtualServer server : setup.lvs().virtualServers()) {
            String name =
                    switch (server.address()) {
                        case Endpoint endpoint ->
                                "["
                                        + endpoint.address()
                                        + "]:"
                                        + server.protocol()
                                                .map(it -> it.name().toLowerCase(Locale.ROOT))
                                                .orElse("none")
                                        + ":"
                                        + endpoint.port();
                        case ServiceAddress.FwMark(long mark) -> "FWM " + mark;
                        case ServiceAddress.Group(String group) -> {
                            int position = positions.merge(group, 1, Integer::sum) - 1;
                            yield "[" + group + "]:" + position;
                        }
                    };
            named.putIfAbsent(name, server);
        }
        return named;
    }

    private static boolean alpha(Checker checker) {
        return checker instanceof Checker.Tcp tcp && tcp.schedule().alpha();
    }

    private static int port(Checker checker) {
        return checker instanceof Checker.Tcp tcp ? tcp.target().remote().port() : 0;
    }
}
