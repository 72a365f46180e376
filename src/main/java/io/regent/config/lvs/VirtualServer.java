package io.regent.config.lvs;

import io.regent.net.IpFamily;
import java.util.List;
import java.util.Optional;

/**
 * A {@code virtual_server} (inventory 4.3): a service whose connections are spread over real
 * servers.
 *
 * @param protocol empty for a service that firewall marks alone define
 * @param family of the addresses; empty for a group that has both
 * @param onePacket each datagram is scheduled by itself (ipvsadm -o)
 * @param haSuspend checks run only while the address is on this machine
 * @param omega notifiers of going down run when the daemon stops
 * @param smtpAlert mail when the quorum changes
 * @param realServers at least one, no two with the same address and port
 */
public record VirtualServer(
        ServiceAddress address,
        Optional<Protocol> protocol,
        Optional<IpFamily> family,
        Scheduling scheduling,
        Optional<Persistence> persistence,
        boolean onePacket,
        Quorum quorum,
        Optional<SorryServer> sorryServer,
        boolean haSuspend,
        boolean omega,
        boolean smtpAlert,
        Optional<String> snmpName,
        List<RealServer> realServers) {

    public VirtualServer {
        realServers = List.copyOf(realServers);
        assert !realServers.isEmpty();
    }
}
