package io.regent.config;

import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.ForwardingMethod;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.Quorum;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.Scheduler;
import io.regent.config.lvs.Scheduling;
import io.regent.config.lvs.ServiceAddress;
import io.regent.config.lvs.SorryServer;
import io.regent.config.lvs.VirtualServer;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import io.regent.net.IpFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One virtual server, put together. What does not fit is reported, and mended or left out as
 * keepalived does (inventory 4.3): nothing here refuses the file.
 */
final class VirtualServerAssembly {

    private static final Duration PERSISTENCE_TIMEOUT = Duration.ofMinutes(6);

    private final ServiceAddress address;
    private final Values block;
    private final Values global;
    private final @Nullable VirtualServerGroup group;
    private final Problems problems;
    private final Trackables trackables;

    VirtualServerAssembly(
            VirtualServerType.Placed placed,
            Values global,
            Map<String, VirtualServerGroup> groups,
            Trackables trackables,
            Problems problems) {
        this.trackables = trackables;
        this.address = placed.address();
        this.block = new Values(placed.head());
        BlockReader.read(VirtualServerKeywords.TABLE, placed.body().statements(), block, problems);
        this.global = global;
        this.group =
                placed.address() instanceof ServiceAddress.Group named
                        ? groups.get(named.name())
                        : null;
        this.problems = problems;
    }

    /** Null, with a problem, when it is left out. */
    @Nullable VirtualServer assemble() {
        if (address instanceof ServiceAddress.Group named && group == null) {
            // keepalived leaves it out without a word.
            String message = "there is no group '" + named.name() + "'; this is skipped";
            problems.add(Problem.warning(ErrorClass.OK, block.at(), message));
            return null;
        }
        List<RealServerType.Placed> written = withoutTwins();
        if (written.isEmpty()) {
            report(block.at(), "a virtual server without real servers is skipped");
            return null;
        }
        Forwarding forwarding = forwarding(written);
        Optional<SorryServer> sorry = sorryServer(forwarding);
        Optional<IpFamily> family = family(written, forwarding);
        List<RealServer> servers = realServers(written, forwarding, family);
        if (servers.isEmpty()) {
            report(block.at(), "a virtual server without real servers is skipped");
            return null;
        }
        Optional<Protocol> protocol = protocol();
        return new VirtualServer(
                address,
                protocol,
                family,
                scheduling(),
                persistence(family),
                onePacket(protocol),
                quorum(servers),
                fitting(sorry, family),
                haSuspend(),
                block.orDefault(VirtualServerKeywords.OMEGA),
                smtpAlert(block.get(VirtualServerKeywords.SMTP_ALERT), false),
                Optional.ofNullable(block.get(RealServerKeywords.SNMP_NAME)),
                servers);
    }

    private boolean isMarksOnly() {
        return address instanceof ServiceAddress.FwMark || group != null && group.hasMarksOnly();
    }

    /** Of two real servers with one address and port the first one counts. */
    private List<RealServerType.Placed> withoutTwins() {
        List<RealServerType.Placed> all = block.all(VirtualServerKeywords.REAL_SERVER);
        Set<Endpoint> seen = HashSet.newHashSet(all.size());
        var kept = new ArrayList<RealServerType.Placed>(all.size());
        for (RealServerType.Placed placed : all) {
            if (seen.add(placed.endpoint())) kept.add(placed);
            else report(placed.values().at(), "the same real server again; this one is skipped");
        }
        return kept;
    }

    private Forwarding forwarding(List<RealServerType.Placed> servers) {
        Forwarding written =
                lastOf(VirtualServerKeywords.LB_KIND, VirtualServerKeywords.LVS_METHOD);
        if (written != null) return written;
        for (RealServerType.Placed placed : servers) {
            if (placed.values().has(RealServerKeywords.LVS_METHOD)) continue;
            report(block.at(), "no lb_kind: NAT is used");
            break;
        }
        return Forwarding.MASQUERADING;
    }

    private <T> @Nullable T lastOf(Keyword<T> one, Keyword<T> other) {
        T written = block.get(one);
        return written == null || block.isBehind(other, one) ? block.get(other) : written;
    }

    private Scheduling scheduling() {
        Scheduler written = lastOf(VirtualServerKeywords.LB_ALGO, VirtualServerKeywords.LVS_SCHED);
        if (written == null) report(block.at(), "no lb_algo: wlc is used");
        Scheduler scheduler = written == null ? Scheduler.WLC : written;
        if (block.has(VirtualServerKeywords.HASHED)
                && scheduler != Scheduler.SH
                && scheduler != Scheduler.MH) {
            report(block.at(VirtualServerKeywords.HASHED), "'hashed' needs lb_algo sh or mh");
        }
        // Each is asked, so that each that is out of place is reported.
        boolean shFallback = holds(VirtualServerKeywords.SH_FALLBACK, Scheduler.SH, scheduler);
        boolean mhFallback = holds(VirtualServerKeywords.MH_FALLBACK, Scheduler.MH, scheduler);
        boolean shPort = holds(VirtualServerKeywords.SH_PORT, Scheduler.SH, scheduler);
        boolean mhPort = holds(VirtualServerKeywords.MH_PORT, Scheduler.MH, scheduler);
        return new Scheduling(
                scheduler,
                shFallback || mhFallback || block.orDefault(VirtualServerKeywords.FLAG_1),
                shPort || mhPort || block.orDefault(VirtualServerKeywords.FLAG_2),
                block.orDefault(VirtualServerKeywords.FLAG_3));
    }

    /** A flag counts behind the line that names its scheduler. */
    private boolean holds(Keyword<Boolean> flag, Scheduler needed, Scheduler scheduler) {
        if (!block.has(flag)) return false;
        boolean behind =
                block.isBehind(flag, VirtualServerKeywords.LB_ALGO)
                        || block.isBehind(flag, VirtualServerKeywords.LVS_SCHED);
        if (scheduler == needed && behind) return true;
        report(
                block.at(flag),
                "'" + flag.name() + "' has to stand behind 'lb_algo " + needed.word() + "'");
        return false;
    }

    private Optional<Protocol> protocol() {
        Protocol written = block.get(VirtualServerKeywords.PROTOCOL);
        if (isMarksOnly()) {
            if (written != null) {
                report(
                        block.at(VirtualServerKeywords.PROTOCOL),
                        "a service of firewall marks has no protocol; it is ignored");
            }
            return Optional.empty();
        }
        if (written == null) report(block.at(), "no protocol: UDP is used");
        return Optional.of(written == null ? Protocol.UDP : written);
    }

    private boolean onePacket(Optional<Protocol> protocol) {
        if (!block.has(VirtualServerKeywords.OPS)) return false;
        if (protocol.isEmpty() || protocol.get() == Protocol.UDP) return true;
        report(block.at(VirtualServerKeywords.OPS), "'ops' is for UDP only; it is ignored");
        return false;
    }

    private boolean haSuspend() {
        if (!block.has(VirtualServerKeywords.HA_SUSPEND)) return false;
        if (!(address instanceof ServiceAddress.FwMark)) return true;
        report(
                block.at(VirtualServerKeywords.HA_SUSPEND),
                "a firewall mark has no address to wait for; 'ha_suspend' is ignored");
        return false;
    }

    private Optional<Persistence> persistence(Optional<IpFamily> family) {
        Duration timeout = block.get(VirtualServerKeywords.PERSISTENCE_TIMEOUT);
        var granularity = block.get(VirtualServerKeywords.PERSISTENCE_GRANULARITY);
        if (timeout == null && granularity == null) {
            if (!isAnyPort()) return Optional.empty();
            report(block.at(), "a service of any port has to be persistent: 360 s is used");
        }
        IpFamily wanted = family.orElse(IpFamily.IPV4);
        if (granularity != null && granularity.family() != wanted) {
            // keepalived takes it without a word.
            Span at = block.at(VirtualServerKeywords.PERSISTENCE_GRANULARITY);
            String message = "the granularity is for the other family; it is ignored";
            problems.add(Problem.warning(ErrorClass.OK, at, message));
            granularity = null;
        }
        return Optional.of(
                new Persistence(
                        timeout == null ? PERSISTENCE_TIMEOUT : timeout,
                        Optional.ofNullable(block.get(VirtualServerKeywords.PERSISTENCE_ENGINE)),
                        granularity == null
                                ? Persistence.wholeAddress(wanted)
                                : granularity.netmask()));
    }

    private boolean isAnyPort() {
        if (address instanceof Endpoint endpoint) return endpoint.port() == 0;
        return group != null && group.hasAnyPort();
    }

    /** Of the addresses; marks go with the real servers, and with IPv4 when these are of both. */
    private Optional<IpFamily> family(
            List<RealServerType.Placed> servers, Forwarding virtualForwarding) {
        IpFamily written = block.get(VirtualServerKeywords.IP_FAMILY);
        if (address instanceof Endpoint endpoint) {
            IpFamily family = endpoint.address().family();
            if (written != null && written != family) {
                report(
                        block.at(VirtualServerKeywords.IP_FAMILY),
                        "the address is of the other family; 'ip_family' is ignored");
            }
            return Optional.of(family);
        }
        if (group != null && !group.hasMarksOnly()) {
            boolean v4 = group.hasAddressesOf(IpFamily.IPV4);
            if (v4 && group.hasAddressesOf(IpFamily.IPV6)) return Optional.empty();
            return Optional.of(v4 ? IpFamily.IPV4 : IpFamily.IPV6);
        }
        if (written != null) return Optional.of(written);
        IpFamily first = servers.getFirst().endpoint().address().family();
        boolean same = true;
        for (RealServerType.Placed placed : servers) {
            IpFamily family = placed.endpoint().address().family();
            if (!forwarding(placed, virtualForwarding).isTunnel()) return Optional.of(family);
            same &= family == first;
        }
        return Optional.of(same ? first : IpFamily.IPV4);
    }

    private static Forwarding forwarding(RealServerType.Placed placed, Forwarding virtual) {
        Forwarding own = placed.values().get(RealServerKeywords.LVS_METHOD);
        return own == null ? virtual : own;
    }

    private List<RealServer> realServers(
            List<RealServerType.Placed> written,
            Forwarding virtualForwarding,
            Optional<IpFamily> family) {
        var servers = new ArrayList<RealServer>(written.size());
        for (RealServerType.Placed placed : written) {
            Forwarding forwarding = forwarding(placed, virtualForwarding);
            Span at = placed.values().at();
            if (!fits(placed.endpoint(), forwarding, family)) {
                report(at, "the real server is of the other address family; it is skipped");
                continue;
            }
            Endpoint endpoint = withPort(placed.endpoint(), forwarding, at, "real server");
            Endpoint checked = placed.endpoint().port() == 0 ? endpoint : placed.endpoint();
            servers.add(realServer(endpoint, checked, forwarding, placed.values()));
        }
        return servers;
    }

    private Optional<SorryServer> fitting(Optional<SorryServer> sorry, Optional<IpFamily> family) {
        if (sorry.isEmpty()) return sorry;
        if (fits(sorry.get().endpoint(), sorry.get().forwarding(), family)) return sorry;
        report(
                block.at(VirtualServerKeywords.SORRY_SERVER),
                "the sorry server is of the other address family; it is ignored");
        return Optional.empty();
    }

    /** Only a tunnel can carry one family in the other; a group may have both. */
    private static boolean fits(
            Endpoint endpoint, Forwarding forwarding, Optional<IpFamily> family) {
        if (forwarding.isTunnel() || family.isEmpty()) return true;
        return endpoint.address().family() == family.get();
    }

    /** NAT can change the port, the others cannot (inventory 4.3). */
    private Endpoint withPort(Endpoint endpoint, Forwarding forwarding, Span at, String what) {
        if (group != null) {
            if (forwarding.method() != ForwardingMethod.MASQUERADING) {
                checkPorts(group, endpoint, at, what);
            }
            return endpoint;
        }
        int port = address instanceof Endpoint service ? service.port() : 0;
        if (endpoint.port() == port) return endpoint;
        if (forwarding.method() == ForwardingMethod.MASQUERADING) {
            return endpoint.port() == 0 ? new Endpoint(endpoint.address(), port) : endpoint;
        }
        report(
                at,
                "without NAT the port of a "
                        + what
                        + " is that of the virtual server: "
                        + endpoint.port()
                        + " becomes "
                        + port);
        return new Endpoint(endpoint.address(), port);
    }

    /** An address of a group may have a port of its own, so none is changed here. */
    private void checkPorts(VirtualServerGroup group, Endpoint endpoint, Span at, String what) {
        if (endpoint.port() == 0) return;
        for (VirtualServerGroup.Entry entry : group.entries()) {
            if (entry instanceof VirtualServerGroup.Addresses range
                    && range.port() != endpoint.port()) {
                report(
                        at,
                        "without NAT the port of a "
                                + what
                                + " should be that of the group: "
                                + range.port());
                return;
            }
        }
    }

    /**
     * @param checked where checks look for it, unless they say: at the port that is written, even
     *     if connections go to another one
     */
    private RealServer realServer(
            Endpoint endpoint, Endpoint checked, Forwarding forwarding, Values real) {
        Integer weight = real.get(RealServerKeywords.WEIGHT);
        Boolean inhibit = real.get(RealServerKeywords.INHIBIT_ON_FAILURE);
        List<Checker> checkers =
                new CheckerAssembly(block, real, checked, trackables, problems).assemble();
        return new RealServer(
                endpoint,
                forwarding,
                weight == null ? block.orDefault(VirtualServerKeywords.WEIGHT) : weight,
                real.orDefault(RealServerKeywords.UTHRESHOLD),
                real.orDefault(RealServerKeywords.LTHRESHOLD),
                inhibit == null
                        ? block.orDefault(VirtualServerKeywords.INHIBIT_ON_FAILURE)
                        : inhibit,
                Optional.ofNullable(real.get(RealServerKeywords.NOTIFY_UP)),
                Optional.ofNullable(real.get(RealServerKeywords.NOTIFY_DOWN)),
                smtpAlert(real.get(RealServerKeywords.SMTP_ALERT), true),
                Optional.ofNullable(real.get(RealServerKeywords.SNMP_NAME)),
                checkers);
    }

    private Optional<SorryServer> sorryServer(Forwarding virtualForwarding) {
        Endpoint endpoint = block.get(VirtualServerKeywords.SORRY_SERVER);
        boolean inhibit = isBehindSorryServer(VirtualServerKeywords.SORRY_SERVER_INHIBIT);
        boolean method = isBehindSorryServer(VirtualServerKeywords.SORRY_SERVER_LVS_METHOD);
        if (endpoint == null) return Optional.empty();
        Forwarding own = method ? block.get(VirtualServerKeywords.SORRY_SERVER_LVS_METHOD) : null;
        Forwarding forwarding = own == null ? virtualForwarding : own;
        Span at = block.at(VirtualServerKeywords.SORRY_SERVER);
        return Optional.of(
                new SorryServer(
                        withPort(endpoint, forwarding, at, "sorry server"), forwarding, inhibit));
    }

    private boolean isBehindSorryServer(Keyword<?> keyword) {
        if (!block.has(keyword)) return false;
        if (block.isBehind(keyword, VirtualServerKeywords.SORRY_SERVER)) return true;
        report(
                block.at(keyword),
                "'" + keyword.name() + "' has to stand behind 'sorry_server'; it is ignored");
        return false;
    }

    private Quorum quorum(List<RealServer> servers) {
        long total = 0;
        for (RealServer server : servers) total += server.weight();
        long quorum = block.orDefault(VirtualServerKeywords.QUORUM);
        if (quorum > total) {
            report(
                    block.at(VirtualServerKeywords.QUORUM),
                    "a quorum of " + quorum + " is more than all have: reduced to " + total);
            quorum = total;
        }
        long hysteresis = block.orDefault(VirtualServerKeywords.HYSTERESIS);
        if (hysteresis > 0 && hysteresis >= quorum) {
            long reduced = Math.max(0, quorum - 1);
            report(
                    block.at(VirtualServerKeywords.HYSTERESIS),
                    "a hysteresis of "
                            + hysteresis
                            + " is not below the quorum: reduced to "
                            + reduced);
            hysteresis = reduced;
        }
        return new Quorum(
                quorum,
                hysteresis,
                Optional.ofNullable(block.get(VirtualServerKeywords.QUORUM_UP)),
                Optional.ofNullable(block.get(VirtualServerKeywords.QUORUM_DOWN)));
    }

    /** Mail is on for real servers and off for virtual ones where nothing is set (quirk 21). */
    private boolean smtpAlert(@Nullable Boolean own, boolean fallback) {
        if (own != null) return own;
        Boolean alert = global.get(GlobalKeywords.SMTP_ALERT_CHECKER);
        if (alert == null) alert = global.get(GlobalKeywords.SMTP_ALERT);
        return alert == null ? fallback : alert;
    }

    private void report(Span at, String message) {
        problems.add(Problem.warning(ErrorClass.GENERAL_ERROR, at, message));
    }
}
