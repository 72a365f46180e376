package io.regent.config.lvs;

/** How packets reach a real server (ipvsadm -m, -g, -i). */
public enum ForwardingMethod {
    /** NAT in the configuration file. */
    MASQUERADING,
    /** DR in the configuration file. */
    GATEWAYING,
    /** TUN in the configuration file. */
    TUNNELING
}
