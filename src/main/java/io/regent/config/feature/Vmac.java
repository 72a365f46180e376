package io.regent.config.feature;

import io.regent.net.MacAddress;
import java.util.Optional;

/**
 * {@code use_vmac}: the instance has an interface of its own.
 *
 * @param name empty for one made of the prefix and the virtual_router_id
 * @param address empty for the one of the RFC
 * @param group interface group; empty for the parent's
 */
public record Vmac(
        Optional<String> name,
        Optional<MacAddress> address,
        boolean netlinkNotify,
        Optional<String> group) {}
