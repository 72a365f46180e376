package io.regent.ipvs;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.ForwardingMethod;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.IpvsCounters;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsDestinationStatistics;
import io.regent.lvs.IpvsService;
import io.regent.lvs.IpvsServiceStatistics;
import io.regent.lvs.IpvsTimeouts;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.SyncRole;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.netlink.AttributeReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Records out of the attributes of the IPVS family. Each reader takes the row of attributes that
 * describes one thing; what is cut short, or of a kind that Regent has no name for, is empty.
 */
final class IpvsDecoder {

    private IpvsDecoder() {}

    /** The row of attributes of this type in a message; an empty row when there is none. */
    static AttributeReader row(AttributeReader message, int type) {
        while (message.next()) {
            if (message.type() == type) return message.nested();
        }
        return message;
    }

    static Optional<IpvsService> service(AttributeReader in) {
        var key = new KeyParts();
        String scheduler = "";
        int flags = 0;
        int timeoutSeconds = 0;
        int netmask = 0;
        int prefixLength = 0;
        Optional<String> engine = Optional.empty();
        while (in.next()) {
            switch (in.type()) {
                case IpvsNetlink.SVC_SCHED_NAME -> scheduler = in.text();
                case IpvsNetlink.SVC_FLAGS -> flags = in.u32();
                case IpvsNetlink.SVC_TIMEOUT -> timeoutSeconds = in.u32();
                case IpvsNetlink.SVC_NETMASK -> {
                    netmask = in.leadingAddress(IpFamily.IPV4).map(IpAddress::v4Bits).orElse(0);
                    prefixLength = in.u32();
                }
                case IpvsNetlink.SVC_PE_NAME -> engine = Optional.of(in.text());
                default -> key.read(in);
            }
        }
        Optional<ServiceKey> whole = key.whole();
        if (whole.isEmpty() || scheduler.isEmpty()) return Optional.empty();
        Optional<Persistence> persistence = Optional.empty();
        if ((flags & IpvsNetlink.FLAG_PERSISTENT) != 0) {
            boolean v4 = whole.get().family() == IpFamily.IPV4;
            var timeout = Duration.ofSeconds(Integer.toUnsignedLong(timeoutSeconds));
            persistence =
                    Optional.of(new Persistence(timeout, engine, v4 ? netmask : prefixLength));
        }
        return Optional.of(
                new IpvsService(
                        whole.get(),
                        scheduler,
                        (flags & IpvsNetlink.FLAG_SCHEDULER_1) != 0,
                        (flags & IpvsNetlink.FLAG_SCHEDULER_2) != 0,
                        (flags & IpvsNetlink.FLAG_SCHEDULER_3) != 0,
                        (flags & IpvsNetlink.FLAG_ONE_PACKET) != 0,
                        persistence));
    }

    /** What tells a service apart, whatever the order of its attributes. */
    private static final class KeyParts {
        private Optional<IpFamily> family = Optional.empty();
        private Optional<Protocol> protocol = Optional.empty();
        private Optional<IpAddress> v4 = Optional.empty();
        private Optional<IpAddress> v6 = Optional.empty();
        private int port;
        private int mark;

        void read(AttributeReader in) {
            switch (in.type()) {
                case IpvsNetlink.SVC_AF -> family = familyOf(in.u16());
                case IpvsNetlink.SVC_PROTOCOL -> protocol = protocolOf(in.u16());
                case IpvsNetlink.SVC_ADDR -> {
                    v4 = in.leadingAddress(IpFamily.IPV4);
                    v6 = in.leadingAddress(IpFamily.IPV6);
                }
                case IpvsNetlink.SVC_PORT -> port = in.u16BigEndian();
                case IpvsNetlink.SVC_FWMARK -> mark = in.u32();
                default -> {}
            }
        }

        Optional<ServiceKey> whole() {
            if (family.isEmpty()) return Optional.empty();
            if (mark != 0) {
                return Optional.of(
                        new ServiceKey.FwMark(family.get(), Integer.toUnsignedLong(mark)));
            }
            Optional<IpAddress> address = family.get() == IpFamily.IPV4 ? v4 : v6;
            if (protocol.isEmpty() || address.isEmpty()) return Optional.empty();
            return Optional.of(
                    new ServiceKey.Address(protocol.get(), new Endpoint(address.get(), port)));
        }
    }

    /**
     * @param serviceFamily for a kernel that does not tell the destination's own
     */
    static Optional<IpvsDestination> destination(AttributeReader in, IpFamily serviceFamily) {
        var endpoint = new EndpointParts(serviceFamily);
        int method = 0;
        int weight = 0;
        int upper = 0;
        int lower = 0;
        int tunnel = IpvsNetlink.TUNNEL_IPIP;
        int tunnelPort = 0;
        int tunnelFlags = 0;
        while (in.next()) {
            switch (in.type()) {
                case IpvsNetlink.DEST_FWD_METHOD -> method = in.u32();
                case IpvsNetlink.DEST_WEIGHT -> weight = in.u32();
                case IpvsNetlink.DEST_U_THRESH -> upper = in.u32();
                case IpvsNetlink.DEST_L_THRESH -> lower = in.u32();
                case IpvsNetlink.DEST_TUN_TYPE -> tunnel = in.u8();
                case IpvsNetlink.DEST_TUN_PORT -> tunnelPort = in.u16BigEndian();
                case IpvsNetlink.DEST_TUN_FLAGS -> tunnelFlags = in.u16();
                default -> endpoint.read(in);
            }
        }
        Optional<Endpoint> whole = endpoint.whole();
        Optional<Forwarding> forwarding = forwarding(method, tunnel, tunnelPort, tunnelFlags);
        if (whole.isEmpty() || forwarding.isEmpty()) return Optional.empty();
        return Optional.of(
                new IpvsDestination(
                        whole.get(),
                        forwarding.get(),
                        weight,
                        Integer.toUnsignedLong(upper),
                        Integer.toUnsignedLong(lower)));
    }

    /** Where a destination is, whatever the order of its attributes. */
    private static final class EndpointParts {
        private Optional<IpFamily> family;
        private Optional<IpAddress> v4 = Optional.empty();
        private Optional<IpAddress> v6 = Optional.empty();
        private int port;

        EndpointParts(IpFamily serviceFamily) {
            this.family = Optional.of(serviceFamily);
        }

        void read(AttributeReader in) {
            switch (in.type()) {
                case IpvsNetlink.DEST_ADDR_FAMILY -> family = familyOf(in.u16());
                case IpvsNetlink.DEST_ADDR -> {
                    v4 = in.leadingAddress(IpFamily.IPV4);
                    v6 = in.leadingAddress(IpFamily.IPV6);
                }
                case IpvsNetlink.DEST_PORT -> port = in.u16BigEndian();
                default -> {}
            }
        }

        Optional<Endpoint> whole() {
            if (family.isEmpty()) return Optional.empty();
            Optional<IpAddress> address = family.get() == IpFamily.IPV4 ? v4 : v6;
            return address.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Endpoint(address.get(), port));
        }
    }

    /** The kernel keeps what it was told of a tunnel, even where there is none. */
    private static Optional<Forwarding> forwarding(int method, int tunnel, int port, int flags) {
        return switch (method & IpvsNetlink.FORWARD_MASK) {
            case IpvsNetlink.FORWARD_MASQUERADING -> Optional.of(Forwarding.MASQUERADING);
            case IpvsNetlink.FORWARD_GATEWAYING -> Optional.of(Forwarding.GATEWAYING);
            case IpvsNetlink.FORWARD_TUNNELING -> {
                Optional<Forwarding.Tunnel> known = tunnelOf(tunnel);
                if (known.isEmpty()) yield Optional.empty();
                yield Optional.of(
                        new Forwarding(
                                ForwardingMethod.TUNNELING, known.get(), port, checksumOf(flags)));
            }
            default -> Optional.empty();
        };
    }

    static IpvsTimeouts timeouts(AttributeReader in) {
        int tcp = 0;
        int tcpFin = 0;
        int udp = 0;
        while (in.next()) {
            switch (in.type()) {
                case IpvsNetlink.ATTR_TIMEOUT_TCP -> tcp = in.u32();
                case IpvsNetlink.ATTR_TIMEOUT_TCP_FIN -> tcpFin = in.u32();
                case IpvsNetlink.ATTR_TIMEOUT_UDP -> udp = in.u32();
                default -> {}
            }
        }
        return new IpvsTimeouts(
                Integer.toUnsignedLong(tcp),
                Integer.toUnsignedLong(tcpFin),
                Integer.toUnsignedLong(udp));
    }

    static Optional<RunningSync> sync(AttributeReader in) {
        int state = 0;
        String interfaceName = "";
        int id = 0;
        OptionalInt maxLength = OptionalInt.empty();
        OptionalInt port = OptionalInt.empty();
        OptionalInt ttl = OptionalInt.empty();
        Optional<IpAddress> group = Optional.empty();
        while (in.next()) {
            switch (in.type()) {
                case IpvsNetlink.DAEMON_STATE -> state = in.u32();
                case IpvsNetlink.DAEMON_MCAST_IFN -> interfaceName = in.text();
                case IpvsNetlink.DAEMON_SYNC_ID -> id = in.u32();
                case IpvsNetlink.DAEMON_SYNC_MAXLEN -> maxLength = OptionalInt.of(in.u16());
                case IpvsNetlink.DAEMON_MCAST_GROUP -> group = in.address(IpFamily.IPV4);
                case IpvsNetlink.DAEMON_MCAST_GROUP6 -> group = in.address(IpFamily.IPV6);
                case IpvsNetlink.DAEMON_MCAST_PORT -> port = OptionalInt.of(in.u16());
                case IpvsNetlink.DAEMON_MCAST_TTL -> ttl = OptionalInt.of(in.u8());
                default -> {}
            }
        }
        Optional<SyncRole> role = roleOf(state);
        if (role.isEmpty() || interfaceName.isEmpty()) return Optional.empty();
        return Optional.of(
                new RunningSync(
                        role.get(),
                        new SyncDaemon(
                                interfaceName,
                                Optional.empty(),
                                OptionalInt.of(id),
                                maxLength,
                                port,
                                ttl,
                                group)));
    }

    static IpvsInfo info(AttributeReader in) {
        int version = 0;
        int size = 0;
        while (in.next()) {
            switch (in.type()) {
                case IpvsNetlink.INFO_VERSION -> version = in.u32();
                case IpvsNetlink.INFO_CONN_TAB_SIZE -> size = in.u32();
                default -> {}
            }
        }
        return new IpvsInfo(version >> 16 & 0xff, version >> 8 & 0xff, version & 0xff, size);
    }

    /** Without its destinations. */
    static Optional<IpvsServiceStatistics> serviceStatistics(AttributeReader in) {
        var key = new KeyParts();
        var counters = IpvsCounters.ZERO;
        while (in.next()) {
            switch (in.type()) {
                // Of 32 bits each, and then, where the kernel has them, of 64.
                case IpvsNetlink.SVC_STATS, IpvsNetlink.SVC_STATS64 ->
                        counters = counters(in.nested());
                default -> key.read(in);
            }
        }
        Optional<ServiceKey> whole = key.whole();
        return whole.isEmpty()
                ? Optional.empty()
                : Optional.of(new IpvsServiceStatistics(whole.get(), counters, List.of()));
    }

    /**
     * @param serviceFamily for a kernel that does not tell the destination's own
     */
    static Optional<IpvsDestinationStatistics> destinationStatistics(
            AttributeReader in, IpFamily serviceFamily) {
        var endpoint = new EndpointParts(serviceFamily);
        long active = 0;
        long inactive = 0;
        long persistent = 0;
        var counters = IpvsCounters.ZERO;
        while (in.next()) {
            switch (in.type()) {
                case IpvsNetlink.DEST_ACTIVE_CONNS -> active = in.count();
                case IpvsNetlink.DEST_INACT_CONNS -> inactive = in.count();
                case IpvsNetlink.DEST_PERSIST_CONNS -> persistent = in.count();
                case IpvsNetlink.DEST_STATS, IpvsNetlink.DEST_STATS64 ->
                        counters = counters(in.nested());
                default -> endpoint.read(in);
            }
        }
        Optional<Endpoint> whole = endpoint.whole();
        if (whole.isEmpty()) return Optional.empty();
        return Optional.of(
                new IpvsDestinationStatistics(whole.get(), active, inactive, persistent, counters));
    }

    private static IpvsCounters counters(AttributeReader in) {
        long[] of = new long[IpvsNetlink.STATS_OUTBPS + 1];
        while (in.next()) {
            if (in.type() < of.length) of[in.type()] = in.count();
        }
        return new IpvsCounters(
                of[IpvsNetlink.STATS_CONNS],
                of[IpvsNetlink.STATS_INPKTS],
                of[IpvsNetlink.STATS_OUTPKTS],
                of[IpvsNetlink.STATS_INBYTES],
                of[IpvsNetlink.STATS_OUTBYTES],
                of[IpvsNetlink.STATS_CPS],
                of[IpvsNetlink.STATS_INPPS],
                of[IpvsNetlink.STATS_OUTPPS],
                of[IpvsNetlink.STATS_INBPS],
                of[IpvsNetlink.STATS_OUTBPS]);
    }

    private static Optional<IpFamily> familyOf(int number) {
        return switch (number) {
            case IpvsNetlink.AF_INET -> Optional.of(IpFamily.IPV4);
            case IpvsNetlink.AF_INET6 -> Optional.of(IpFamily.IPV6);
            default -> Optional.empty();
        };
    }

    private static Optional<Protocol> protocolOf(int number) {
        return switch (number) {
            case IpvsNetlink.IPPROTO_TCP -> Optional.of(Protocol.TCP);
            case IpvsNetlink.IPPROTO_UDP -> Optional.of(Protocol.UDP);
            case IpvsNetlink.IPPROTO_SCTP -> Optional.of(Protocol.SCTP);
            default -> Optional.empty();
        };
    }

    private static Optional<Forwarding.Tunnel> tunnelOf(int number) {
        return switch (number) {
            case IpvsNetlink.TUNNEL_IPIP -> Optional.of(Forwarding.Tunnel.IPIP);
            case IpvsNetlink.TUNNEL_GUE -> Optional.of(Forwarding.Tunnel.GUE);
            case IpvsNetlink.TUNNEL_GRE -> Optional.of(Forwarding.Tunnel.GRE);
            default -> Optional.empty();
        };
    }

    private static Forwarding.Checksum checksumOf(int flags) {
        if ((flags & IpvsNetlink.TUNNEL_FLAG_REMOTE_CHECKSUM) != 0)
            return Forwarding.Checksum.REMOTE;
        return (flags & IpvsNetlink.TUNNEL_FLAG_CHECKSUM) != 0
                ? Forwarding.Checksum.FULL
                : Forwarding.Checksum.NONE;
    }

    private static Optional<SyncRole> roleOf(int state) {
        return switch (state) {
            case IpvsNetlink.STATE_SENDER -> Optional.of(SyncRole.SENDER);
            case IpvsNetlink.STATE_RECEIVER -> Optional.of(SyncRole.RECEIVER);
            default -> Optional.empty();
        };
    }
}
