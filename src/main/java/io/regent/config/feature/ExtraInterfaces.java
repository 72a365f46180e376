package io.regent.config.feature;

import java.time.Duration;

/**
 * Gratuitous ARP on further interfaces.
 *
 * @param all on all interfaces with addresses of the instance, not on those of VMACs only
 * @param period whole seconds, up to a day; zero for never
 */
public record ExtraInterfaces(boolean all, Duration period) {}
