package io.regent.config;

import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;

import io.regent.config.feature.FirewallConfig;
import java.util.List;
import java.util.Optional;

/** The part of {@code global_defs} about the firewall (inventory 2.2). */
final class FirewallKeywords {

    static final Keyword<List<String>> VRRP_IPTABLES =
            Keyword.accepted(
                    "vrrp_iptables",
                    Reported.iptables(),
                    none(),
                    "Chains of iptables; nftables are used instead.");

    static final Keyword<List<String>> VRRP_IPSETS =
            Keyword.accepted(
                    "vrrp_ipsets", Reported.ipsets(), none(), "Names of ipsets; not used.");

    static final Keyword<String> NFTABLES =
            Keyword.accepted(
                    "nftables",
                    new FirstCounts<>(new OptionalWordType("TABLE", "keepalived")),
                    none(),
                    "Table of nftables.");

    static final Keyword<Integer> NFTABLES_PRIORITY =
            Keyword.accepted(
                    "nftables_priority",
                    ScalarTypes.integer(-Integer.MAX_VALUE, Integer.MAX_VALUE),
                    fixed(-1),
                    "Priority of its chain.");

    static final Keyword<Boolean> NFTABLES_IFINDEX =
            Keyword.accepted(
                    "nftables_ifindex",
                    ScalarTypes.FLAG,
                    fixed(false),
                    "Rules match an interface by its index.");

    static final Keyword<Boolean> NFTABLES_COUNTERS =
            Keyword.accepted(
                    "nftables_counters", ScalarTypes.FLAG, fixed(false), "Rules count packets.");

    static final List<Keyword<?>> ALL =
            List.of(
                    VRRP_IPTABLES,
                    VRRP_IPSETS,
                    NFTABLES,
                    NFTABLES_PRIORITY,
                    NFTABLES_IFINDEX,
                    NFTABLES_COUNTERS);

    private FirewallKeywords() {}

    static FirewallConfig config(Values values) {
        return new FirewallConfig(
                values.all(VRRP_IPTABLES),
                values.all(VRRP_IPSETS),
                Optional.ofNullable(values.get(NFTABLES)),
                values.orDefault(NFTABLES_PRIORITY),
                values.orDefault(NFTABLES_IFINDEX),
                values.orDefault(NFTABLES_COUNTERS));
    }
}
