package io.regent.lvs;

import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.VirtualServer;
import io.regent.net.IpAddress;
import java.util.List;
import java.util.Set;

/**
 * A virtual server with the services of the kernel that it is made of. Only {@link Expansion} makes
 * one.
 *
 * @param services with the same settings and destinations each; empty when all of them belong to
 *     virtual servers before it
 * @param initialNotices {@code rs_init_notifies}
 */
public record VirtualServerPlan(
        VirtualServerId id,
        VirtualServer server,
        List<IpvsService> services,
        boolean initialNotices) {

    public VirtualServerPlan {
        services = List.copyOf(services);
    }

    /** How FIFO lines and mails call one of its real servers (inventory 8.10). */
    public String nameOf(RealServer real) {
        return VirtualServerId.nameOf(real.endpoint(), server.protocol());
    }

    /** Whether any of its addresses is among these; {@code ha_suspend} waits for that. */
    boolean isOn(Set<IpAddress> local) {
        for (IpvsService service : services) {
            if (service.key() instanceof ServiceKey.Address(_, var endpoint)
                    && local.contains(endpoint.address())) return true;
        }
        return false;
    }
}
