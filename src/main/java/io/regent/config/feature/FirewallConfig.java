package io.regent.config.feature;

import java.util.List;
import java.util.Optional;

/**
 * How packets to virtual addresses are kept out where they are not accepted. Each component is the
 * keyword of its name, as {@code docs/keyword-reference.md} describes it.
 */
public record FirewallConfig(
        List<String> vrrpIptables,
        List<String> vrrpIpsets,
        Optional<String> nftables,
        int nftablesPriority,
        boolean nftablesIfindex,
        boolean nftablesCounters) {
    public FirewallConfig {
        vrrpIptables = List.copyOf(vrrpIptables);
        vrrpIpsets = List.copyOf(vrrpIpsets);
    }
}
