package io.regent.ipvs;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsService;
import io.regent.lvs.IpvsTimeouts;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.SyncRole;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.netlink.GenericRequest;
import io.regent.netlink.MessageWriter;

/** A command as attributes of the IPVS family. */
record CommandRequest(IpvsCommand what) implements GenericRequest {

    /** Twice what the kernel takes for the name of a scheduler, an engine or an interface. */
    private static final int LONGEST_NAME = 32;

    @Override
    public int command() {
        return switch (what) {
            case IpvsCommand.AddService _ -> IpvsNetlink.CMD_NEW_SERVICE;
            case IpvsCommand.EditService _ -> IpvsNetlink.CMD_SET_SERVICE;
            case IpvsCommand.RemoveService _ -> IpvsNetlink.CMD_DEL_SERVICE;
            case IpvsCommand.AddDestination _ -> IpvsNetlink.CMD_NEW_DEST;
            case IpvsCommand.EditDestination _ -> IpvsNetlink.CMD_SET_DEST;
            case IpvsCommand.RemoveDestination _ -> IpvsNetlink.CMD_DEL_DEST;
            case IpvsCommand.Flush _ -> IpvsNetlink.CMD_FLUSH;
            case IpvsCommand.SetTimeouts _ -> IpvsNetlink.CMD_SET_CONFIG;
            case IpvsCommand.StartSync _ -> IpvsNetlink.CMD_NEW_DAEMON;
            case IpvsCommand.StopSync _ -> IpvsNetlink.CMD_DEL_DAEMON;
        };
    }

    @Override
    public String name() {
        return "IPVS: " + CommandText.of(what);
    }

    @Override
    public void writeAttributes(MessageWriter out) {
        switch (what) {
            case IpvsCommand.AddService(var service) -> writeService(out, service);
            case IpvsCommand.EditService(var service) -> writeService(out, service);
            case IpvsCommand.RemoveService(var key) -> writeKeyAlone(out, key);
            case IpvsCommand.AddDestination(var key, var destination) -> {
                writeKeyAlone(out, key);
                writeDestination(out, destination);
            }
            case IpvsCommand.EditDestination(var key, var destination) -> {
                writeKeyAlone(out, key);
                writeDestination(out, destination);
            }
            case IpvsCommand.RemoveDestination(var key, var endpoint) -> {
                writeKeyAlone(out, key);
                int at = out.beginNested(IpvsNetlink.ATTR_DEST);
                writeEndpoint(out, endpoint);
                out.endNested(at);
            }
            case IpvsCommand.Flush() -> {}
            case IpvsCommand.SetTimeouts(var timeouts) -> writeTimeouts(out, timeouts);
            case IpvsCommand.StartSync(var role, var daemon, int id) ->
                    writeSync(out, role, daemon, id);
            case IpvsCommand.StopSync(var role) -> {
                int at = out.beginNested(IpvsNetlink.ATTR_DAEMON);
                out.attributeU32(IpvsNetlink.DAEMON_STATE, stateOf(role));
                out.endNested(at);
            }
        }
    }

    static void writeKeyAlone(MessageWriter out, ServiceKey key) {
        int at = out.beginNested(IpvsNetlink.ATTR_SERVICE);
        writeKey(out, key);
        out.endNested(at);
    }

    private static void writeKey(MessageWriter out, ServiceKey key) {
        out.attributeU16(IpvsNetlink.SVC_AF, numberOf(key.family()));
        switch (key) {
            case ServiceKey.FwMark(_, long mark) ->
                    out.attributeU32(IpvsNetlink.SVC_FWMARK, (int) mark);
            case ServiceKey.Address(var protocol, var endpoint) -> {
                out.attributeU16(IpvsNetlink.SVC_PROTOCOL, numberOf(protocol));
                out.attributeAddress16(IpvsNetlink.SVC_ADDR, endpoint.address());
                out.attributeU16BigEndian(IpvsNetlink.SVC_PORT, endpoint.port());
            }
        }
    }

    private static void writeService(MessageWriter out, IpvsService service) {
        int at = out.beginNested(IpvsNetlink.ATTR_SERVICE);
        IpFamily family = service.key().family();
        writeKey(out, service.key());
        writeName(out, IpvsNetlink.SVC_SCHED_NAME, service.scheduler());
        out.attributeU32Pair(IpvsNetlink.SVC_FLAGS, flagsOf(service), IpvsNetlink.ALL_FLAGS);
        if (service.persistence().isPresent()) {
            Persistence persistence = service.persistence().get();
            out.attributeU32(
                    IpvsNetlink.SVC_TIMEOUT, Math.toIntExact(persistence.timeout().toSeconds()));
            writeNetmask(out, family, persistence.netmask());
            if (persistence.engine().isPresent())
                writeName(out, IpvsNetlink.SVC_PE_NAME, persistence.engine().get());
        } else {
            // The kernel wants both anyway.
            out.attributeU32(IpvsNetlink.SVC_TIMEOUT, 0);
            writeNetmask(out, family, Persistence.wholeAddress(family));
        }
        out.endNested(at);
    }

    private static int flagsOf(IpvsService service) {
        int flags = 0;
        if (service.persistence().isPresent()) flags |= IpvsNetlink.FLAG_PERSISTENT;
        if (service.onePacket()) flags |= IpvsNetlink.FLAG_ONE_PACKET;
        if (service.flag1()) flags |= IpvsNetlink.FLAG_SCHEDULER_1;
        if (service.flag2()) flags |= IpvsNetlink.FLAG_SCHEDULER_2;
        if (service.flag3()) flags |= IpvsNetlink.FLAG_SCHEDULER_3;
        return flags;
    }

    private static void writeNetmask(MessageWriter out, IpFamily family, int netmask) {
        if (family == IpFamily.IPV4)
            out.attributeAddress(IpvsNetlink.SVC_NETMASK, IpAddress.v4(netmask));
        else out.attributeU32(IpvsNetlink.SVC_NETMASK, netmask);
    }

    private static void writeDestination(MessageWriter out, IpvsDestination destination) {
        int at = out.beginNested(IpvsNetlink.ATTR_DEST);
        writeEndpoint(out, destination.endpoint());
        Forwarding forwarding = destination.forwarding();
        out.attributeU32(IpvsNetlink.DEST_FWD_METHOD, methodOf(forwarding));
        out.attributeU32(IpvsNetlink.DEST_WEIGHT, destination.weight());
        if (forwarding.isTunnel()) {
            out.attributeU8(IpvsNetlink.DEST_TUN_TYPE, tunnelOf(forwarding));
            out.attributeU16BigEndian(IpvsNetlink.DEST_TUN_PORT, forwarding.tunnelPort());
            out.attributeU16(IpvsNetlink.DEST_TUN_FLAGS, tunnelFlagsOf(forwarding));
        }
        out.attributeU32(IpvsNetlink.DEST_U_THRESH, (int) destination.upperThreshold());
        out.attributeU32(IpvsNetlink.DEST_L_THRESH, (int) destination.lowerThreshold());
        out.endNested(at);
    }

    private static void writeEndpoint(MessageWriter out, Endpoint endpoint) {
        out.attributeU16(IpvsNetlink.DEST_ADDR_FAMILY, numberOf(endpoint.address().family()));
        out.attributeAddress16(IpvsNetlink.DEST_ADDR, endpoint.address());
        out.attributeU16BigEndian(IpvsNetlink.DEST_PORT, endpoint.port());
    }

    private static void writeTimeouts(MessageWriter out, IpvsTimeouts timeouts) {
        out.attributeU32(IpvsNetlink.ATTR_TIMEOUT_TCP, (int) timeouts.tcp());
        out.attributeU32(IpvsNetlink.ATTR_TIMEOUT_TCP_FIN, (int) timeouts.tcpFin());
        out.attributeU32(IpvsNetlink.ATTR_TIMEOUT_UDP, (int) timeouts.udp());
    }

    private static void writeSync(MessageWriter out, SyncRole role, SyncDaemon daemon, int id) {
        int at = out.beginNested(IpvsNetlink.ATTR_DAEMON);
        out.attributeU32(IpvsNetlink.DAEMON_STATE, stateOf(role));
        writeName(out, IpvsNetlink.DAEMON_MCAST_IFN, daemon.interfaceName());
        out.attributeU32(IpvsNetlink.DAEMON_SYNC_ID, id);
        if (daemon.maxLength().isPresent())
            out.attributeU16(IpvsNetlink.DAEMON_SYNC_MAXLEN, daemon.maxLength().getAsInt());
        if (daemon.group().isPresent()) {
            IpAddress group = daemon.group().get();
            boolean v4 = group.family() == IpFamily.IPV4;
            out.attributeAddress(
                    v4 ? IpvsNetlink.DAEMON_MCAST_GROUP : IpvsNetlink.DAEMON_MCAST_GROUP6, group);
        }
        if (daemon.port().isPresent())
            out.attributeU16(IpvsNetlink.DAEMON_MCAST_PORT, daemon.port().getAsInt());
        if (daemon.ttl().isPresent())
            out.attributeU8(IpvsNetlink.DAEMON_MCAST_TTL, daemon.ttl().getAsInt());
        out.endNested(at);
    }

    /** A name of any length: what is cut off here is so long that the kernel refuses it anyway. */
    private static void writeName(MessageWriter out, int type, String name) {
        out.attributeText(type, name.substring(0, Math.min(LONGEST_NAME, name.length())));
    }

    private static int numberOf(IpFamily family) {
        return family == IpFamily.IPV4 ? IpvsNetlink.AF_INET : IpvsNetlink.AF_INET6;
    }

    private static int numberOf(Protocol protocol) {
        return switch (protocol) {
            case TCP -> IpvsNetlink.IPPROTO_TCP;
            case UDP -> IpvsNetlink.IPPROTO_UDP;
            case SCTP -> IpvsNetlink.IPPROTO_SCTP;
        };
    }

    private static int methodOf(Forwarding forwarding) {
        return switch (forwarding.method()) {
            case MASQUERADING -> IpvsNetlink.FORWARD_MASQUERADING;
            case GATEWAYING -> IpvsNetlink.FORWARD_GATEWAYING;
            case TUNNELING -> IpvsNetlink.FORWARD_TUNNELING;
        };
    }

    private static int tunnelOf(Forwarding forwarding) {
        return switch (forwarding.tunnel()) {
            case IPIP -> IpvsNetlink.TUNNEL_IPIP;
            case GUE -> IpvsNetlink.TUNNEL_GUE;
            case GRE -> IpvsNetlink.TUNNEL_GRE;
        };
    }

    private static int tunnelFlagsOf(Forwarding forwarding) {
        return switch (forwarding.checksum()) {
            case NONE -> 0;
            case FULL -> IpvsNetlink.TUNNEL_FLAG_CHECKSUM;
            case REMOTE -> IpvsNetlink.TUNNEL_FLAG_REMOTE_CHECKSUM;
        };
    }

    private static int stateOf(SyncRole role) {
        return role == SyncRole.SENDER ? IpvsNetlink.STATE_SENDER : IpvsNetlink.STATE_RECEIVER;
    }
}
