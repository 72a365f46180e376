package io.regent.config.lvs;

/** What runs over IP in a service (ipvsadm -t, -u and --sctp-service). */
public enum Protocol {
    TCP,
    UDP,
    SCTP
}
