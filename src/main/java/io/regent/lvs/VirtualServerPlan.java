package io.regent.lvs;

import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.VirtualServer;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.net.IpAddress;
import java.util.List;
import java.util.Set;

/**
 * A virtual server with the services of the kernel that it is made of. Only {@link Expansion} makes
 * one.
 *
 * @param services with the same settings and destinations each; empty when all of them belong to
 *     virtual servers before it
 * @param marked addresses whose packets belong to one of these services by their mark
 * @param initialNotices {@code rs_init_notifies}
 */
public record VirtualServerPlan(
        VirtualServerId id,
        VirtualServer server,
        List<IpvsService> services,
        List<VirtualServerGroup.Addresses> marked,
        boolean initialNotices) {

    public VirtualServerPlan {
        services = List.copyOf(services);
        marked = List.copyOf(marked);
    }

    /** How FIFO lines and mails call one of its real servers (inventory 8.10). */
    public String nameOf(RealServer real) {
        return VirtualServerId.nameOf(real.endpoint(), server.protocol());
    }

    /** Whether packets to that address are marked for it. */
    boolean marks(IpAddress address) {
        for (VirtualServerGroup.Addresses range : marked) {
            boolean within =
                    range.first().family() == address.family()
                            && range.first().compareTo(address) <= 0
                            && address.compareTo(range.last()) <= 0;
            if (within) return true;
        }
        return false;
    }

    /** Whether any of its addresses is among these; {@code ha_suspend} waits for that. */
    boolean isOn(Set<IpAddress> local) {
        if (!marked.isEmpty()) {
            for (IpAddress address : local) if (marks(address)) return true;
        }
        for (IpvsService service : services) {
            if (service.key() instanceof ServiceKey.Address(_, var endpoint)
                    && local.contains(endpoint.address())) return true;
        }
        return false;
    }
}
