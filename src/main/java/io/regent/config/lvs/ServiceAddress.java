package io.regent.config.lvs;

/** What a virtual server answers for (inventory 4.3). */
public sealed interface ServiceAddress
        permits Endpoint, ServiceAddress.FwMark, ServiceAddress.Group {

    /**
     * Packets that a firewall has marked.
     *
     * @param mark 0 to 4294967295
     */
    record FwMark(long mark) implements ServiceAddress {}

    /** Everything in a {@code virtual_server_group} of that name. */
    record Group(String name) implements ServiceAddress {}
}
