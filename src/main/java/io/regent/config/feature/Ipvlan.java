package io.regent.config.feature;

import io.regent.net.IpPrefix;
import java.util.Optional;

/**
 * {@code use_ipvlan}: the instance has an interface of its own with its parent's hardware address.
 *
 * @param mode bridge, private or vepa
 * @param group interface group; empty for the parent's
 */
public record Ipvlan(
        Optional<String> name, Optional<IpPrefix> address, String mode, Optional<String> group) {}
