package io.regent.netlink;

import io.regent.net.Link;

/** What the kernel tells about links and addresses without being asked. */
public sealed interface RouteEvent {

    /** A link is new, or something about it is. */
    record LinkChanged(Link link) implements RouteEvent {}

    record LinkRemoved(int ifIndex, String name) implements RouteEvent {}

    /** An address is new, or something about it is. */
    record AddressAdded(InterfaceAddress address) implements RouteEvent {}

    record AddressRemoved(InterfaceAddress address) implements RouteEvent {}

    /** News were lost: whoever keeps a picture of links and addresses must read them again. */
    record Overrun() implements RouteEvent {}
}
