package io.regent.lvs;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.ForwardingMethod;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.SorryServer;

/**
 * How a server stands in all services of a virtual server: what is the same in each of them.
 *
 * @param endpoint as configured; the port in a service follows from {@link #in}
 */
record Placement(
        Endpoint endpoint,
        Forwarding forwarding,
        int weight,
        long upperThreshold,
        long lowerThreshold) {

    private static final int SORRY_WEIGHT = 1;

    static Placement of(RealServer real, int weight) {
        return new Placement(
                real.endpoint(),
                real.forwarding(),
                weight,
                real.upperThreshold(),
                real.lowerThreshold());
    }

    static Placement of(SorryServer sorry, boolean serves) {
        return new Placement(sorry.endpoint(), sorry.forwarding(), serves ? SORRY_WEIGHT : 0, 0, 0);
    }

    /** Only a tunnel carries one family in the other; a group may have services of both. */
    boolean fits(ServiceKey key) {
        return forwarding.isTunnel() || endpoint.address().family() == key.family();
    }

    IpvsDestination in(ServiceKey key) {
        return new IpvsDestination(
                endpointIn(key), forwarding, weight, upperThreshold, lowerThreshold);
    }

    /**
     * NAT can change the port. Otherwise the port is that of the service, and 0 for a firewall mark
     * (inventory 7.1). A real server of a group that names no port gets that of the service with
     * NAT, too: packets to port 0 would reach nobody.
     */
    Endpoint endpointIn(ServiceKey key) {
        if (forwarding.method() == ForwardingMethod.MASQUERADING && endpoint.port() != 0)
            return endpoint;
        int port = key instanceof ServiceKey.Address(_, var service) ? service.port() : 0;
        return port == endpoint.port() ? endpoint : new Endpoint(endpoint.address(), port);
    }
}
