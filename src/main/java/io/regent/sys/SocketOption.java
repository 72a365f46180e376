package io.regent.sys;

/** The options of setsockopt(2) that Regent sets: socket(7), ip(7), netlink(7). */
public enum SocketOption {
    SO_REUSEADDR(Level.SOL_SOCKET, 2),
    SO_ERROR(Level.SOL_SOCKET, 4),
    SO_RCVBUF(Level.SOL_SOCKET, 8),
    SO_PRIORITY(Level.SOL_SOCKET, 12),
    /** A {@code struct linger}. */
    SO_LINGER(Level.SOL_SOCKET, 13),
    /** A {@code struct timeval}. */
    SO_RCVTIMEO(Level.SOL_SOCKET, 20),
    /** The name of an interface. */
    SO_BINDTODEVICE(Level.SOL_SOCKET, 25),
    /** A {@code struct sock_fprog}: see {@link Socket#attachFilter}. */
    SO_ATTACH_FILTER(Level.SOL_SOCKET, 26),
    SO_RCVBUFFORCE(Level.SOL_SOCKET, 33),
    SO_MARK(Level.SOL_SOCKET, 36),
    IP_HDRINCL(Level.IPPROTO_IP, 3),
    /** A {@code struct ip_mreqn}. */
    IP_MULTICAST_IF(Level.IPPROTO_IP, 32),
    IP_MULTICAST_LOOP(Level.IPPROTO_IP, 34),
    /** A {@code struct ip_mreqn}. */
    IP_ADD_MEMBERSHIP(Level.IPPROTO_IP, 35),
    IP_MULTICAST_ALL(Level.IPPROTO_IP, 49),
    NETLINK_CAP_ACK(Level.SOL_NETLINK, 10),
    NETLINK_EXT_ACK(Level.SOL_NETLINK, 11);

    final int level;
    final int number;

    SocketOption(int level, int number) {
        this.level = level;
        this.number = number;
    }

    private static final class Level {
        static final int IPPROTO_IP = 0;
        static final int SOL_SOCKET = 1;
        static final int SOL_NETLINK = 270;
    }
}
