package io.regent.lvs;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;

/**
 * A destination of a service, as the kernel's table holds it. Its endpoint tells it apart from the
 * others of the service.
 *
 * @param weight 0 to 2147483647; 0 gets no new connections
 * @param upperThreshold connections beyond which it gets no more, 0 for no limit (ipvsadm -x)
 * @param lowerThreshold connections below which it gets some again (ipvsadm -y)
 */
public record IpvsDestination(
        Endpoint endpoint,
        Forwarding forwarding,
        int weight,
        long upperThreshold,
        long lowerThreshold) {}
