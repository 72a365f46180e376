package io.regent.daemon;

import io.regent.net.IpPrefix;
import io.regent.net.Link;

/** What the kernel reports about links and addresses. */
public sealed interface NetworkChange {

    /** A link is new or different. */
    record LinkSeen(Link link) implements NetworkChange {}

    record LinkGone(int ifIndex) implements NetworkChange {}

    record AddressSeen(int ifIndex, IpPrefix address) implements NetworkChange {}

    record AddressGone(int ifIndex, IpPrefix address) implements NetworkChange {}

    /** Reports were lost: everything has to be read again. */
    record Overrun() implements NetworkChange {}
}
