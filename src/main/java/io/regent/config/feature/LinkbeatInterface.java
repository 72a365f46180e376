package io.regent.config.feature;

import java.util.Optional;

/**
 * An interface that is asked every second whether its link is up.
 *
 * @param method MII, ETHTOOL or IOCTL; empty to try them in this order
 */
public record LinkbeatInterface(String name, Optional<String> method) {}
