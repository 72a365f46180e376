package io.regent.lvs;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Endpoint;

/** One request to the kernel that changes its table (inventory 7.1). */
public sealed interface IpvsCommand {

    /** {@code ipvsadm -A}. */
    record AddService(IpvsService service) implements IpvsCommand {}

    /** {@code ipvsadm -E}: everything but the key may differ from what is there. */
    record EditService(IpvsService service) implements IpvsCommand {}

    /** {@code ipvsadm -D}: its destinations go with it. */
    record RemoveService(ServiceKey service) implements IpvsCommand {}

    /** {@code ipvsadm -a}. */
    record AddDestination(ServiceKey service, IpvsDestination destination) implements IpvsCommand {}

    /** {@code ipvsadm -e}. */
    record EditDestination(ServiceKey service, IpvsDestination destination)
            implements IpvsCommand {}

    /** {@code ipvsadm -d}. */
    record RemoveDestination(ServiceKey service, Endpoint destination) implements IpvsCommand {}

    /** {@code ipvsadm -C}: removes everything, whoever made it. */
    record Flush() implements IpvsCommand {}

    /** {@code ipvsadm --set}. */
    record SetTimeouts(IpvsTimeouts timeouts) implements IpvsCommand {}

    /**
     * {@code ipvsadm --start-daemon}.
     *
     * @param id 0 to 255
     */
    record StartSync(SyncRole role, SyncDaemon daemon, int id) implements IpvsCommand {}

    /** {@code ipvsadm --stop-daemon}. */
    record StopSync(SyncRole role) implements IpvsCommand {}
}
