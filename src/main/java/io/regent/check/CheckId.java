package io.regent.check;

import io.regent.config.lvs.Endpoint;

/**
 * Names one check of one real server, as long as one configuration is in use.
 *
 * @param virtualServer place among the virtual servers of the configuration, from 0
 * @param realServer its address and port; no two of a virtual server have the same
 * @param checker place among the checks of the real server, from 0
 */
public record CheckId(int virtualServer, Endpoint realServer, int checker) {}
