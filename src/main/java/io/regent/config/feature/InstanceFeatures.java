package io.regent.config.feature;

import io.regent.config.Tracked;
import io.regent.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The part of a {@code vrrp_instance} that Regent cannot carry out yet (inventory 3.5). A component
 * without a word is the keyword of its name.
 *
 * @param instance the name of the vrrp_instance
 * @param vmac {@code use_vmac}
 * @param ipvlan {@code use_ipvlan}
 * @param unicastTtl 0 to 255; empty for 255 with IPv4 and the kernel's with IPv6
 * @param oldUnicastChecksum auto or never; empty for the global value
 * @param receiveBufferBytes {@code kernel_rx_buf_size}; empty for the policy of {@code global_defs}
 * @param timerExpiredBackup the priority of the router that may have taken over, 1 to 254
 * @param noAccept packets to the addresses are dropped
 * @param strict {@code strict_mode}; empty for {@code vrrp_strict}
 * @param authenticationHeader {@code auth_type AH}
 * @param smtpAlert mail when its state changes
 */
public record InstanceFeatures(
        String instance,
        Optional<Vmac> vmac,
        boolean vmacForAddresses,
        boolean vmacTransmitsOnBase,
        Optional<Ipvlan> ipvlan,
        List<UnicastPeer> unicastPeers,
        Optional<IpAddress> unicastSource,
        OptionalInt unicastTtl,
        boolean unicastFaultWithoutPeer,
        boolean checkUnicastSource,
        Optional<String> oldUnicastChecksum,
        boolean trackSource,
        boolean ipv6,
        Optional<String> vrf,
        boolean promoteSecondaries,
        boolean linkbeatPolling,
        OptionalInt receiveBufferBytes,
        OptionalInt timerExpiredBackup,
        boolean noAccept,
        Optional<Boolean> strict,
        Optional<String> lvsSyncInterface,
        Optional<ExtraInterfaces> garpExtraInterfaces,
        boolean authenticationHeader,
        Optional<HmacConfig> hmac,
        List<RouteConfig> routes,
        List<RuleConfig> rules,
        List<Tracked> trackFiles,
        List<Tracked> trackProcesses,
        List<Tracked> trackBfds,
        boolean smtpAlert) {

    public InstanceFeatures {
        unicastPeers = List.copyOf(unicastPeers);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
        trackFiles = List.copyOf(trackFiles);
        trackProcesses = List.copyOf(trackProcesses);
        trackBfds = List.copyOf(trackBfds);
    }
}
