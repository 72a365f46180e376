package io.regent.lvs;

/**
 * Seconds until the kernel forgets an idle connection (ipvsadm --set), each more than 0.
 *
 * @param tcpFin after a FIN was seen
 */
public record IpvsTimeouts(long tcp, long tcpFin, long udp) {}
