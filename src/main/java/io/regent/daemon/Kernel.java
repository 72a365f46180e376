package io.regent.daemon;

import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import io.regent.net.Link;
import io.regent.net.MacAddress;
import java.io.IOException;
import java.util.List;

/**
 * What the core asks of the kernel. Every call returns within milliseconds; none is retried in
 * here.
 */
public interface Kernel {

    /** Links and addresses as they are now, in the kernel's order. */
    List<NetworkChange> snapshot() throws IOException;

    /**
     * Adds addresses. Returns those that the kernel refused; one that was there already is not
     * among them.
     */
    List<Refusal> install(List<PlacedAddress> addresses);

    /**
     * Deletes addresses. Returns those that the kernel refused; one that was not there is not among
     * them.
     */
    List<Refusal> remove(List<PlacedAddress> addresses);

    /**
     * Sends one gratuitous ARP frame for each. Returns why the kernel refused, once for each
     * reason.
     */
    List<String> announce(List<Announcement> announcements);

    /**
     * Opens sockets for the adverts of a multicast group on a link; what they receive goes to the
     * core.
     */
    AdvertChannel open(Link link, IpAddress group) throws IOException;

    /** A virtual address on the link that carries it. */
    record PlacedAddress(int ifIndex, VirtualAddress address) {}

    /** What the kernel said no to, and why: errno by name. */
    record Refusal(PlacedAddress address, String reason) {}

    /** "{@code address} is at {@code mac}", to all on the link. */
    record Announcement(int ifIndex, MacAddress mac, IpAddress address) {}

    /** Sockets for one multicast group on one link. */
    interface AdvertChannel extends AutoCloseable {

        /** Sends one whole IPv4 packet. Never blocks. */
        void send(byte[] packet, int lengthBytes) throws IOException;

        @Override
        void close();
    }
}
