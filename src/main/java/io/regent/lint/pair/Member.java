package io.regent.lint.pair;

import io.regent.config.Configuration;
import io.regent.config.InstanceConfig;
import io.regent.config.feature.Features;
import io.regent.config.feature.InstanceFeatures;
import io.regent.config.feature.SyncGroup;
import io.regent.config.feature.UnicastPeer;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The instance that one node has for a virtual router.
 *
 * @param features what Regent does not carry out yet, but other nodes may
 * @param grouped names of the instances in the same sync group; empty without a group
 */
record Member(InstanceConfig config, Optional<InstanceFeatures> features, List<String> grouped) {

    /** All instances of a file. */
    static List<Member> of(Configuration node) {
        var members = new ArrayList<Member>();
        for (InstanceConfig instance : node.instances()) members.add(of(instance, node.features()));
        return members;
    }

    private static Member of(InstanceConfig instance, Optional<Features> features) {
        Optional<InstanceFeatures> own = Optional.empty();
        List<String> grouped = List.of();
        if (features.isPresent()) {
            for (InstanceFeatures each : features.get().instances()) {
                if (each.instance().equals(instance.name())) own = Optional.of(each);
            }
            for (SyncGroup group : features.get().syncGroups()) {
                if (group.instances().contains(instance.name())) grouped = group.instances();
            }
        }
        return new Member(instance, own, grouped);
    }

    String name() {
        return config.name();
    }

    int priority() {
        return config.priority();
    }

    /** That of the adverts. */
    IpFamily family() {
        if (features.map(InstanceFeatures::ipv6).orElse(false)) return IpFamily.IPV6;
        return config.virtualAddresses().isEmpty()
                ? IpFamily.IPV4
                : config.virtualAddresses().getFirst().address().family();
    }

    boolean usesAuthenticationHeader() {
        return features.map(InstanceFeatures::authenticationHeader).orElse(false);
    }

    /** Empty for an instance that sends to a group. */
    List<IpAddress> peers() {
        List<UnicastPeer> peers = features.map(InstanceFeatures::unicastPeers).orElse(List.of());
        return peers.stream().map(UnicastPeer::address).toList();
    }

    /** As configured; without it the interface has the say. */
    Optional<IpAddress> source() {
        return features.flatMap(InstanceFeatures::unicastSource).or(config::source);
    }
}
