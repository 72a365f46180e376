package io.regent.ipvs;

/**
 * The numbers of the kernel's IPVS family of generic netlink (linux/ip_vs.h).
 *
 * <p>Numbers are in the byte order of the machine, but for ports, which are in network order.
 * Addresses always have 16 bytes; an IPv4 address stands in the first four.
 */
final class IpvsNetlink {

    static final String FAMILY = "IPVS";
    static final int VERSION = 1;

    static final int CMD_NEW_SERVICE = 1;
    static final int CMD_SET_SERVICE = 2;
    static final int CMD_DEL_SERVICE = 3;
    static final int CMD_GET_SERVICE = 4;
    static final int CMD_NEW_DEST = 5;
    static final int CMD_SET_DEST = 6;
    static final int CMD_DEL_DEST = 7;
    static final int CMD_GET_DEST = 8;
    static final int CMD_NEW_DAEMON = 9;
    static final int CMD_DEL_DAEMON = 10;
    static final int CMD_GET_DAEMON = 11;
    static final int CMD_SET_CONFIG = 12;
    static final int CMD_GET_CONFIG = 13;
    static final int CMD_GET_INFO = 15;
    static final int CMD_FLUSH = 17;

    /** Of every command: three that are rows of attributes, and the timeouts in seconds (u32). */
    static final int ATTR_SERVICE = 1;

    static final int ATTR_DEST = 2;
    static final int ATTR_DAEMON = 3;
    static final int ATTR_TIMEOUT_TCP = 4;
    static final int ATTR_TIMEOUT_TCP_FIN = 5;
    static final int ATTR_TIMEOUT_UDP = 6;

    /** Of a service. Family and protocol: u16. */
    static final int SVC_AF = 1;

    static final int SVC_PROTOCOL = 2;
    static final int SVC_ADDR = 3;
    static final int SVC_PORT = 4;
    static final int SVC_FWMARK = 5;
    static final int SVC_SCHED_NAME = 6;

    /** Bits, then a mask of those that count. */
    static final int SVC_FLAGS = 7;

    /** Seconds, u32. */
    static final int SVC_TIMEOUT = 8;

    /** u32: for IPv4 a mask in network order, for IPv6 the length of a prefix. */
    static final int SVC_NETMASK = 9;

    static final int SVC_STATS = 10;
    static final int SVC_PE_NAME = 11;
    static final int SVC_STATS64 = 12;

    static final int FLAG_PERSISTENT = 0x1;
    static final int FLAG_ONE_PACKET = 0x4;
    static final int FLAG_SCHEDULER_1 = 0x8;
    static final int FLAG_SCHEDULER_2 = 0x10;
    static final int FLAG_SCHEDULER_3 = 0x20;
    static final int ALL_FLAGS = -1;

    /** Of a destination. Numbers are u32 where nothing else is said. */
    static final int DEST_ADDR = 1;

    static final int DEST_PORT = 2;
    static final int DEST_FWD_METHOD = 3;
    static final int DEST_WEIGHT = 4;
    static final int DEST_U_THRESH = 5;
    static final int DEST_L_THRESH = 6;
    static final int DEST_ACTIVE_CONNS = 7;
    static final int DEST_INACT_CONNS = 8;
    static final int DEST_PERSIST_CONNS = 9;
    static final int DEST_STATS = 10;

    /** u16, since Linux 3.18; before, it is always that of the service. */
    static final int DEST_ADDR_FAMILY = 11;

    static final int DEST_STATS64 = 12;

    /** u8, a port, u16; since Linux 5.2 and 5.3. */
    static final int DEST_TUN_TYPE = 13;

    static final int DEST_TUN_PORT = 14;
    static final int DEST_TUN_FLAGS = 15;

    static final int FORWARD_MASK = 0x7;
    static final int FORWARD_MASQUERADING = 0;
    static final int FORWARD_TUNNELING = 2;
    static final int FORWARD_GATEWAYING = 3;

    static final int TUNNEL_IPIP = 0;
    static final int TUNNEL_GUE = 1;
    static final int TUNNEL_GRE = 2;
    static final int TUNNEL_FLAG_CHECKSUM = 0x1;
    static final int TUNNEL_FLAG_REMOTE_CHECKSUM = 0x2;

    /**
     * Of a sync daemon. State and id: u32; length and port: u16 in the machine's order; ttl: u8.
     */
    static final int DAEMON_STATE = 1;

    static final int DAEMON_MCAST_IFN = 2;
    static final int DAEMON_SYNC_ID = 3;
    static final int DAEMON_SYNC_MAXLEN = 4;
    static final int DAEMON_MCAST_GROUP = 5;
    static final int DAEMON_MCAST_GROUP6 = 6;
    static final int DAEMON_MCAST_PORT = 7;
    static final int DAEMON_MCAST_TTL = 8;

    static final int STATE_SENDER = 1;
    static final int STATE_RECEIVER = 2;

    /** Of what was counted: u32 or u64. */
    static final int STATS_CONNS = 1;

    static final int STATS_INPKTS = 2;
    static final int STATS_OUTPKTS = 3;
    static final int STATS_INBYTES = 4;
    static final int STATS_OUTBYTES = 5;
    static final int STATS_CPS = 6;
    static final int STATS_INPPS = 7;
    static final int STATS_OUTPPS = 8;
    static final int STATS_INBPS = 9;
    static final int STATS_OUTBPS = 10;

    /** Of the answer to CMD_GET_INFO: u32. */
    static final int INFO_VERSION = 1;

    static final int INFO_CONN_TAB_SIZE = 2;

    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    static final int IPPROTO_TCP = 6;
    static final int IPPROTO_UDP = 17;
    static final int IPPROTO_SCTP = 132;

    private IpvsNetlink() {}
}
