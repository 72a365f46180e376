package io.regent.config.lvs;

/**
 * Stands in for the real servers while there is no quorum; its weight is 1.
 *
 * @param inhibit stays in the table with weight 0 while it is not needed
 */
public record SorryServer(Endpoint endpoint, Forwarding forwarding, boolean inhibit) {}
