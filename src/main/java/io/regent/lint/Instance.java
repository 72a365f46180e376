package io.regent.lint;

import io.regent.config.InstanceConfig;
import io.regent.config.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@code vrrp_instance} as it is written, with the defaults that lints need (inventory 3.5). */
record Instance(Block block, Block global) {

    private static final int DEFAULT_VERSION = 2;
    private static final int DEFAULT_PRIORITY = 100;
    private static final String DEFAULT_GROUP = "224.0.0.18";

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

    int priority() {
        int otherwise = startsActive() ? InstanceConfig.OWNER_PRIORITY : DEFAULT_PRIORITY;
        return block.number("priority").orElse(otherwise);
    }

    String interfaceName() {
        return block.value("interface").orElse("");
    }

    String group() {
        return block.value("mcast_dst_ip")
                .or(() -> global.value("vrrp_mcast_group4"))
                .orElse(DEFAULT_GROUP);
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
