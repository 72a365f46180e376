package io.regent.lvs;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Protocol;
import io.regent.net.IpFamily;

/** What tells the services of the kernel's table apart (ipvsadm -t, -u, --sctp-service, -f). */
public sealed interface ServiceKey {

    IpFamily family();

    /** Packets of a protocol to an address; port 0 is any port. */
    record Address(Protocol protocol, Endpoint endpoint) implements ServiceKey {
        @Override
        public IpFamily family() {
            return endpoint.address().family();
        }
    }

    /**
     * Packets that a firewall has marked.
     *
     * @param mark 1 to 4294967295
     */
    record FwMark(IpFamily family, long mark) implements ServiceKey {}
}
