package io.regent.ipvs;

import io.regent.lvs.ServiceKey;
import io.regent.netlink.GenericRequest;
import io.regent.netlink.MessageWriter;
import java.util.Optional;

/**
 * A request that changes nothing.
 *
 * @param about the service whose destinations are asked for
 */
record Question(int command, String name, Optional<ServiceKey> about) implements GenericRequest {

    static final Question SERVICES = plain(IpvsNetlink.CMD_GET_SERVICE, "IPVS services");
    static final Question TIMEOUTS = plain(IpvsNetlink.CMD_GET_CONFIG, "IPVS timeouts");
    static final Question SYNC_DAEMONS = plain(IpvsNetlink.CMD_GET_DAEMON, "IPVS sync daemons");
    static final Question INFO = plain(IpvsNetlink.CMD_GET_INFO, "IPVS version");

    static Question destinationsOf(ServiceKey service) {
        return new Question(IpvsNetlink.CMD_GET_DEST, "IPVS destinations", Optional.of(service));
    }

    private static Question plain(int command, String name) {
        return new Question(command, name, Optional.empty());
    }

    @Override
    public void writeAttributes(MessageWriter out) {
        if (about.isPresent()) CommandRequest.writeKeyAlone(out, about.get());
    }
}
