package io.regent.lint;

import io.regent.config.InstanceConfig;
import io.regent.config.syntax.Statement;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A {@code vrrp_instance} as it is written, with the defaults that lints need (inventory 3.5). */
record Instance(Block block, Block global) {

    private static final int DEFAULT_VERSION = 2;
    private static final int DEFAULT_PRIORITY = 100;

    String name() {
        return block.name();
    }

    int version() {
        return block.number("version")
                .orElse(global.number("vrrp_version").orElse(DEFAULT_VERSION));
    }

    boolean startsActive() {
        return block.value("state").orElse("").equals("MASTER");
    }

    /** As written; a node without one waits, unless it owns the addresses. */
    String state() {
        boolean owner = block.number("priority").orElse(0) == InstanceConfig.OWNER_PRIORITY;
        return block.value("state").orElse(owner ? "MASTER" : "BACKUP");
    }

    /** Seconds, as written. */
    String interval() {
        return block.value("advert_int").orElse("1");
    }

    /** In force here or for all (inventory 6.16). */
    boolean isStrict() {
        return block.has("strict_mode") ? block.isOn("strict_mode") : global.isOn("vrrp_strict");
    }

    int priority() {
        int otherwise = startsActive() ? InstanceConfig.OWNER_PRIORITY : DEFAULT_PRIORITY;
        return block.number("priority").orElse(otherwise);
    }

    String interfaceName() {
        return block.value("interface").orElse("");
    }

    String id() {
        return block.value("virtual_router_id").orElse("");
    }

    /** Whether the two would believe each other's adverts (inventory 6.14). */
    boolean isTakenFor(Instance other) {
        boolean sameNetwork =
                id().equals(other.id())
                        && !name().equals(other.name())
                        && family() == other.family()
                        && interfaceName().equals(other.interfaceName());
        if (!sameNetwork || peers().isEmpty() != other.peers().isEmpty()) return false;
        if (peers().isEmpty()) return group().equals(other.group());
        return !Collections.disjoint(peers(), other.peers())
                && block.value("unicast_src_ip").equals(other.block.value("unicast_src_ip"));
    }

    private List<String> peers() {
        return block.lines("unicast_peer").stream().map(Statement::name).toList();
    }

    /** That of the addresses, which is that of the adverts. */
    private IpFamily family() {
        if (block.has("native_ipv6")) return IpFamily.IPV6;
        for (Statement line : addressLines()) {
            Optional<IpAddress> address = AddressLints.address(line);
            if (address.isPresent()) return address.get().family();
        }
        return IpFamily.IPV4;
    }

    private String group() {
        boolean v4 = family() == IpFamily.IPV4;
        return block.value("mcast_dst_ip")
                .or(() -> global.value(v4 ? "vrrp_mcast_group4" : "vrrp_mcast_group6"))
                .orElse(v4 ? "224.0.0.18" : "ff02::12");
    }

    /** Advertised and excluded ones. */
    List<Statement> addressLines() {
        var lines = new ArrayList<Statement>(block.lines("virtual_ipaddress"));
        lines.addAll(block.lines("virtual_ipaddress_excluded"));
        return lines;
    }

    /** The interface that carries an address. */
    String carrier(Statement addressLine) {
        return Block.option(addressLine, "dev").map(word -> word.text()).orElse(interfaceName());
    }

    Optional<Statement> where(String keyword) {
        return block.last(keyword);
    }
}
