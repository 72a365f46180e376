package io.regent.config;

import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import java.util.Optional;

/**
 * One line of {@code virtual_ipaddress} or {@code virtual_ipaddress_excluded} (inventory 3.6): an
 * address that is on this machine while its virtual router is Active.
 *
 * @param local the address with its prefix length; the keyword's default is a host prefix
 * @param peer the other end of a point-to-point address
 * @param dev the interface to carry it; empty for the instance's own
 * @param broadcast IFA_BROADCAST, with {@code +} and {@code -} already worked out; empty for none
 * @param scope RT_SCOPE_ number of rtnetlink(7): 0 global, 253 link, 254 host
 * @param label up to 15 characters, as {@code ip addr} and {@code ifconfig} show it
 * @param noTrack its deletion by others is left alone
 */
public record VirtualAddress(
        IpPrefix local,
        Optional<IpPrefix> peer,
        Optional<String> dev,
        Optional<IpAddress> broadcast,
        int scope,
        Optional<String> label,
        boolean noPrefixRoute,
        boolean noTrack) {

    public IpAddress address() {
        return local.address();
    }
}
