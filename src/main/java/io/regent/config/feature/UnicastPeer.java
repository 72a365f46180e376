package io.regent.config.feature;

import io.regent.net.IpAddress;

/**
 * A line of {@code unicast_peer}.
 *
 * @param minTtl 0 to 255; adverts that arrive with less are dropped
 * @param maxTtl 0 to 255; adverts that arrive with more are dropped
 */
public record UnicastPeer(IpAddress address, int minTtl, int maxTtl) {}
