package io.regent.config.feature;

import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Defaults for virtual routers that Regent cannot use yet. Each component is the keyword of its
 * name, as {@code docs/keyword-reference.md} describes it.
 */
public record VrrpDefaults(
        Optional<IpAddress> vrrpMcastGroup6,
        Optional<ExtraInterfaces> vrrpGarpExtraIf,
        boolean vrrpCheckUnicastSrc,
        Duration vrrpDelayAfterBoot,
        boolean disableLocalIgmp,
        String vmacPrefix,
        Optional<String> vmacAddrPrefix) {}
