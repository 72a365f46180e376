package io.regent.lvs;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.ServiceAddress;
import io.regent.config.lvs.VirtualServer;
import io.regent.net.IpFamily;
import java.util.Locale;
import java.util.Optional;

/**
 * What makes a virtual server the same one before and after a reload (inventory 7.5): protocol,
 * address and port; or family and firewall mark; or the name of a group and the position among the
 * virtual servers of that group.
 *
 * @param protocol of an address; empty for a mark and for a group
 * @param family of a mark; empty for an address and for a group
 * @param position from 0; 0 for an address and for a mark
 */
public record VirtualServerId(
        ServiceAddress address,
        Optional<Protocol> protocol,
        Optional<IpFamily> family,
        int position) {

    static VirtualServerId of(VirtualServer server, int position) {
        return switch (server.address()) {
            case Endpoint endpoint ->
                    new VirtualServerId(endpoint, server.protocol(), Optional.empty(), 0);
            case ServiceAddress.FwMark mark ->
                    new VirtualServerId(
                            mark,
                            Optional.empty(),
                            Optional.of(server.family().orElse(IpFamily.IPV4)),
                            0);
            case ServiceAddress.Group group ->
                    new VirtualServerId(group, Optional.empty(), Optional.empty(), position);
        };
    }

    /**
     * How FIFO lines, mails and logs call it: {@code [ADDR]:PROTO:PORT}, {@code FWM N} or {@code
     * [GROUP]:POSITION} (inventory 8.10).
     */
    public String name() {
        return switch (address) {
            case Endpoint endpoint -> nameOf(endpoint, protocol);
            case ServiceAddress.FwMark mark -> "FWM " + mark.mark();
            case ServiceAddress.Group group -> "[" + group.name() + "]:" + position;
        };
    }

    /** {@code [ADDR]:PROTO:PORT}, the protocol in small letters, "none" without one. */
    public static String nameOf(Endpoint endpoint, Optional<Protocol> protocol) {
        String word = protocol.isEmpty() ? "none" : protocol.get().name().toLowerCase(Locale.ROOT);
        return "[" + endpoint.address() + "]:" + word + ":" + endpoint.port();
    }
}
