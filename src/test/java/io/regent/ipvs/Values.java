package io.regent.ipvs;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.ForwardingMethod;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsService;
import io.regent.lvs.ServiceKey;
import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.Optional;

/** Short words for the values that these tests speak of. */
final class Values {

    private Values() {}

    static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    static Endpoint at(String address, int port) {
        return new Endpoint(ip(address), port);
    }

    static ServiceKey key(Protocol protocol, String address, int port) {
        return new ServiceKey.Address(protocol, at(address, port));
    }

    static IpvsService service(ServiceKey key, String scheduler) {
        return new IpvsService(key, scheduler, false, false, false, false, Optional.empty());
    }

    static IpvsService persistent(ServiceKey key, String scheduler, int seconds, int netmask) {
        var persistence = new Persistence(Duration.ofSeconds(seconds), Optional.empty(), netmask);
        return new IpvsService(
                key, scheduler, false, false, false, false, Optional.of(persistence));
    }

    static IpvsDestination destination(String address, int port, Forwarding forwarding) {
        return new IpvsDestination(at(address, port), forwarding, 1, 0, 0);
    }

    static Forwarding tunnel(Forwarding.Tunnel kind, int port, Forwarding.Checksum checksum) {
        return new Forwarding(ForwardingMethod.TUNNELING, kind, port, checksum);
    }
}
