package io.regent.lvs;

import io.regent.config.lvs.Endpoint;

/**
 * What a destination has done and what it has to do.
 *
 * @param activeConnections established ones (ipvsadm's ActiveConn)
 * @param inactiveConnections that are coming or going, and all of UDP (InActConn)
 * @param persistentConnections templates that tie clients to it (--persistent-conn)
 */
public record IpvsDestinationStatistics(
        Endpoint endpoint,
        long activeConnections,
        long inactiveConnections,
        long persistentConnections,
        IpvsCounters counters) {}
