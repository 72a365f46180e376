package io.regent.ipvs;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Persistence;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsService;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.SyncRole;
import io.regent.net.IpFamily;

/**
 * Commands as somebody would type them after {@code ipvsadm} (its manual page); those about
 * services and destinations are also lines for {@code ipvsadm -R}.
 */
final class IpvsadmWords {

    private final StringBuilder words = new StringBuilder();

    private IpvsadmWords() {}

    static String of(IpvsCommand command) {
        var words = new IpvsadmWords();
        switch (command) {
            case IpvsCommand.AddService(var service) -> words.service("-A", service);
            case IpvsCommand.EditService(var service) -> words.service("-E", service);
            case IpvsCommand.RemoveService(var key) -> words.key("-D", key);
            case IpvsCommand.AddDestination(var key, var destination) ->
                    words.destination("-a", key, destination);
            case IpvsCommand.EditDestination(var key, var destination) ->
                    words.destination("-e", key, destination);
            case IpvsCommand.RemoveDestination(var key, var endpoint) ->
                    words.key("-d", key).and("-r").and(text(endpoint));
            case IpvsCommand.Flush() -> words.and("-C");
            case IpvsCommand.SetTimeouts(var timeouts) ->
                    words.and("--set")
                            .and(timeouts.tcp())
                            .and(timeouts.tcpFin())
                            .and(timeouts.udp());
            case IpvsCommand.StartSync(var role, var daemon, int id) ->
                    words.startSync(role, daemon, id);
            case IpvsCommand.StopSync(var role) -> words.and("--stop-daemon").and(text(role));
        }
        return words.words.toString();
    }

    private void service(String action, IpvsService service) {
        key(action, service.key()).and("-s").and(service.scheduler());
        if (service.persistence().isPresent()) {
            persistence(service.persistence().get(), service.key().family());
        }
        if (service.onePacket()) and("-o");
        var flags = new StringBuilder();
        if (service.flag1()) flags.append(",flag-1");
        if (service.flag2()) flags.append(",flag-2");
        if (service.flag3()) flags.append(",flag-3");
        if (!flags.isEmpty()) and("-b").and(flags.substring(1));
    }

    private void persistence(Persistence persistence, IpFamily family) {
        and("-p").and(persistence.timeout().toSeconds());
        int mask = persistence.netmask();
        if (mask != Persistence.wholeAddress(family)) {
            and("-M").and(family == IpFamily.IPV4 ? dotted(mask) : String.valueOf(mask));
        }
        if (persistence.engine().isPresent()) and("--pe").and(persistence.engine().get());
    }

    private void destination(String action, ServiceKey key, IpvsDestination destination) {
        key(action, key).and("-r").and(text(destination.endpoint()));
        forwarding(destination.forwarding());
        and("-w").and(destination.weight());
        if (destination.upperThreshold() != 0) and("-x").and(destination.upperThreshold());
        if (destination.lowerThreshold() != 0) and("-y").and(destination.lowerThreshold());
    }

    private void forwarding(Forwarding forwarding) {
        switch (forwarding.method()) {
            case MASQUERADING -> and("-m");
            case GATEWAYING -> and("-g");
            case TUNNELING -> and("-i");
        }
        if (!forwarding.isTunnel() || forwarding.tunnel() == Forwarding.Tunnel.IPIP) return;
        boolean isGue = forwarding.tunnel() == Forwarding.Tunnel.GUE;
        and("--tun-type").and(isGue ? "gue" : "gre");
        if (isGue) and("--tun-port").and(forwarding.tunnelPort());
        switch (forwarding.checksum()) {
            case NONE -> and("--tun-nocsum");
            case FULL -> and("--tun-csum");
            case REMOTE -> and("--tun-remcsum");
        }
    }

    private void startSync(SyncRole role, SyncDaemon daemon, int id) {
        and("--start-daemon").and(text(role));
        and("--mcast-interface").and(daemon.interfaceName()).and("--syncid").and(id);
        if (daemon.maxLength().isPresent()) {
            and("--sync-maxlen").and(daemon.maxLength().getAsInt());
        }
        if (daemon.group().isPresent()) {
            and("--mcast-group").and(daemon.group().get().toString());
        }
        if (daemon.port().isPresent()) and("--mcast-port").and(daemon.port().getAsInt());
        if (daemon.ttl().isPresent()) and("--mcast-ttl").and(daemon.ttl().getAsInt());
    }

    private IpvsadmWords key(String action, ServiceKey key) {
        and(action);
        switch (key) {
            case ServiceKey.Address(var protocol, var endpoint) -> {
                switch (protocol) {
                    case TCP -> and("-t");
                    case UDP -> and("-u");
                    case SCTP -> and("--sctp-service");
                }
                and(text(endpoint));
            }
            case ServiceKey.FwMark(var family, long mark) -> {
                and("-f").and(mark);
                if (family == IpFamily.IPV6) and("-6");
            }
        }
        return this;
    }

    private IpvsadmWords and(String word) {
        if (!words.isEmpty()) words.append(' ');
        words.append(word);
        return this;
    }

    private IpvsadmWords and(long number) {
        return and(String.valueOf(number));
    }

    private static String text(Endpoint endpoint) {
        return endpoint.address().family() == IpFamily.IPV4
                ? endpoint.address() + ":" + endpoint.port()
                : "[" + endpoint.address() + "]:" + endpoint.port();
    }

    private static String text(SyncRole role) {
        return role == SyncRole.SENDER ? "master" : "backup";
    }

    private static String dotted(int mask) {
        return (mask >>> 24)
                + "."
                + (mask >>> 16 & 255)
                + "."
                + (mask >>> 8 & 255)
                + "."
                + (mask & 255);
    }
}
