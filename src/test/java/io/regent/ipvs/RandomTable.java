package io.regent.ipvs;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Forwarding.Checksum;
import io.regent.config.lvs.ForwardingMethod;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.Scheduler;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsEntry;
import io.regent.lvs.IpvsService;
import io.regent.lvs.ServiceKey;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Anything that a kernel's table can hold, as a seed has it. */
final class RandomTable {

    private static final List<Integer> MARKS = List.of(1, 7, 0x7fffffff, 0x80000000, -1);

    private final Random random;
    private final List<Scheduler> schedulers;

    RandomTable(Random random, List<Scheduler> schedulers) {
        this.random = random;
        this.schedulers = schedulers;
    }

    List<IpvsEntry> entries(int services, int destinations) {
        var byKey = new LinkedHashMap<ServiceKey, IpvsEntry>();
        for (int i = 0; i < services; i++) {
            IpvsService service = service(key());
            byKey.put(service.key(), entry(service, random.nextInt(destinations + 1)));
        }
        return List.copyOf(byKey.values());
    }

    /** The same key, anything else. */
    IpvsService changed(IpvsService service) {
        return service(service.key());
    }

    /** The same endpoint, anything else. */
    IpvsDestination changed(ServiceKey service, IpvsDestination destination) {
        return destination(service, destination.endpoint());
    }

    private IpvsEntry entry(IpvsService service, int count) {
        Map<Endpoint, IpvsDestination> byEndpoint = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Endpoint endpoint = destinationEndpoint(service.key());
            byEndpoint.put(endpoint, destination(service.key(), endpoint));
        }
        return new IpvsEntry(service, new ArrayList<>(byEndpoint.values()));
    }

    private ServiceKey key() {
        IpFamily family = random.nextInt(3) == 0 ? IpFamily.IPV6 : IpFamily.IPV4;
        if (random.nextInt(4) == 0) {
            return new ServiceKey.FwMark(family, Integer.toUnsignedLong(oneOf(MARKS)));
        }
        Protocol protocol = oneOf(List.of(Protocol.values()));
        int port = random.nextInt(8) == 0 ? 0 : port();
        return new ServiceKey.Address(protocol, new Endpoint(address(family), port));
    }

    private IpvsService service(ServiceKey key) {
        boolean anyPort =
                key instanceof ServiceKey.Address(_, var endpoint) && endpoint.port() == 0;
        boolean udp =
                key instanceof ServiceKey.Address(var protocol, _) && protocol == Protocol.UDP;
        boolean persistent = anyPort || random.nextInt(3) == 0;
        return new IpvsService(
                key,
                oneOf(schedulers).word(),
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                udp && random.nextInt(3) == 0,
                persistent ? Optional.of(persistence(key.family(), udp)) : Optional.empty());
    }

    private Persistence persistence(IpFamily family, boolean udp) {
        int length = 1 + random.nextInt(family.hostPrefixLength());
        return new Persistence(
                Duration.ofSeconds(1 + random.nextInt(31 * 24 * 3600)),
                udp && random.nextBoolean() ? Optional.of("sip") : Optional.empty(),
                family == IpFamily.IPV4 ? -1 << 32 - length : length);
    }

    /** Only a tunnel can lead to the other family. */
    private Endpoint destinationEndpoint(ServiceKey service) {
        boolean other = random.nextInt(6) == 0;
        boolean v4 = (service.family() == IpFamily.IPV4) != other;
        int port = service instanceof ServiceKey.FwMark ? 0 : port();
        return new Endpoint(address(v4 ? IpFamily.IPV4 : IpFamily.IPV6), port);
    }

    private IpvsDestination destination(ServiceKey service, Endpoint endpoint) {
        boolean sameFamily = endpoint.address().family() == service.family();
        long upper = random.nextInt(3) == 0 ? random.nextInt(Integer.MAX_VALUE) : 0;
        return new IpvsDestination(
                endpoint,
                forwarding(sameFamily ? random.nextInt(3) : 2),
                random.nextInt(3) == 0 ? random.nextInt(Integer.MAX_VALUE) : random.nextInt(10),
                upper,
                upper == 0 ? 0 : random.nextLong(upper + 1));
    }

    private Forwarding forwarding(int method) {
        return switch (method) {
            case 0 -> Forwarding.MASQUERADING;
            case 1 -> Forwarding.GATEWAYING;
            default -> tunnel();
        };
    }

    private Forwarding tunnel() {
        return switch (random.nextInt(3)) {
            case 0 -> tunnel(Forwarding.Tunnel.IPIP, 0, Checksum.NONE);
            case 1 -> tunnel(Forwarding.Tunnel.GUE, port(), oneOf(List.of(Checksum.values())));
            default ->
                    tunnel(Forwarding.Tunnel.GRE, 0, oneOf(List.of(Checksum.NONE, Checksum.FULL)));
        };
    }

    private static Forwarding tunnel(Forwarding.Tunnel kind, int port, Checksum checksum) {
        return new Forwarding(ForwardingMethod.TUNNELING, kind, port, checksum);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private int port() {
        return 1 + random.nextInt(65535);
    }

    /** Documentation and private addresses, with and without zeros in them. */
    private IpAddress address(IpFamily family) {
        return family == IpFamily.IPV4
                ? IpAddress.v4(0x0a000001 + random.nextInt(0xfffffd))
                : new IpAddress(
                        family,
                        0x2001_0db8_0000_0000L + random.nextInt(3),
                        random.nextBoolean() ? 1 + random.nextInt(9) : random.nextLong());
    }
}
