package io.regent.config.lvs;

import io.regent.net.IpAddress;

/**
 * An address and a port.
 *
 * @param port 0 to 65535; 0 is any port of a virtual server, and for a real server the port that
 *     the client asked for
 */
public record Endpoint(IpAddress address, int port) implements ServiceAddress {

    public Endpoint {
        assert port >= 0 && port <= 65535 : port;
    }
}
