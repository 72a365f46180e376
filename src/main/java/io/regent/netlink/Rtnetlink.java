package io.regent.netlink;

/** The numbers of rtnetlink(7) that Regent speaks. */
final class Rtnetlink {

    static final int AF_UNSPEC = 0;
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    static final int RTM_NEWLINK = 16;
    static final int RTM_DELLINK = 17;
    static final int RTM_GETLINK = 18;
    static final int RTM_NEWADDR = 20;
    static final int RTM_DELADDR = 21;
    static final int RTM_GETADDR = 22;

    /** Bits for the address of a socket. */
    static final int RTMGRP_LINK = 0x1;

    static final int RTMGRP_IPV4_IFADDR = 0x10;
    static final int RTMGRP_IPV6_IFADDR = 0x100;

    /** {@code ifinfomsg}: 0 family (1), 4 index (4), 8 flags (4). */
    static final int IFINFOMSG_BYTES = 16;

    static final int IFI_INDEX_AT = 4;
    static final int IFI_FLAGS_AT = 8;

    static final int IFLA_ADDRESS = 1;
    static final int IFLA_IFNAME = 3;
    static final int IFLA_MTU = 4;
    static final int IFLA_LINK = 5;
    static final int IFLA_EXT_MASK = 29;
    static final int IFLA_LINK_NETNSID = 37;
    static final int RTEXT_FILTER_SKIP_STATS = 0x8;

    /** {@code ifaddrmsg}: 0 family, 1 prefix length, 2 flags, 3 scope (1 each), 4 index (4). */
    static final int IFADDRMSG_BYTES = 8;

    static final int IFA_PREFIXLEN_AT = 1;
    static final int IFA_FLAGS_AT = 2;
    static final int IFA_SCOPE_AT = 3;
    static final int IFA_INDEX_AT = 4;

    static final int IFA_ADDRESS = 1;
    static final int IFA_LOCAL = 2;
    static final int IFA_LABEL = 3;
    static final int IFA_BROADCAST = 4;
    static final int IFA_FLAGS = 8;
    static final int IFA_PROTO = 11;

    private Rtnetlink() {}
}
