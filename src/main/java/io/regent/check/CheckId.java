package io.regent.check;

/**
 * Names one check of one real server, as long as one configuration is in use.
 *
 * @param virtualServer place among the virtual servers of the configuration, from 0
 * @param realServer place among the real servers of the virtual server, from 0: two of them can end
 *     up with one address and port, where forwarding cannot change the port
 * @param checker place among the checks of the real server, from 0
 */
public record CheckId(int virtualServer, int realServer, int checker) {}
