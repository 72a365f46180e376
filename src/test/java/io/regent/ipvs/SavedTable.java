package io.regent.ipvs;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Persistence;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsEntry;
import io.regent.lvs.IpvsService;
import io.regent.lvs.ServiceKey;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table as {@code ipvsadm -Sn} of Debian's ipvsadm 1.31 writes it, which leaves out thresholds.
 */
final class SavedTable {

    private SavedTable() {}

    /** Each service is one text with its destinations; sorted, as tables have no order. */
    static List<String> of(List<IpvsEntry> table) {
        var blocks = new ArrayList<String>();
        for (IpvsEntry entry : table) {
            String key = key(entry.service().key());
            var lines = new ArrayList<String>();
            for (IpvsDestination destination : entry.destinations()) {
                lines.add("-a " + key + destination(destination));
            }
            blocks.add(block("-A " + key + service(entry.service()), lines));
        }
        Collections.sort(blocks);
        return blocks;
    }

    /** The output of ipvsadm, sorted in the same way. */
    static List<String> of(String saved) {
        var blocks = new ArrayList<String>();
        String service = "";
        var lines = new ArrayList<String>();
        for (String line : saved.lines().map(String::strip).toList()) {
            if (line.startsWith("-A ")) {
                if (!service.isEmpty()) blocks.add(block(service, lines));
                service = line;
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        if (!service.isEmpty()) blocks.add(block(service, lines));
        Collections.sort(blocks);
        return blocks;
    }

    private static String block(String service, List<String> destinations) {
        Collections.sort(destinations);
        return service + "\n" + String.join("\n", destinations);
    }

    private static String key(ServiceKey key) {
        return switch (key) {
            // ipvsadm prints a mark as if it had a sign.
            case ServiceKey.FwMark(var family, long mark) ->
                    "-f " + (int) mark + (family == IpFamily.IPV6 ? " -6" : "");
            case ServiceKey.Address(var protocol, var endpoint) ->
                    switch (protocol) {
                                case TCP -> "-t ";
                                case UDP -> "-u ";
                                case SCTP -> "--sctp-service ";
                            }
                            + endpoint(endpoint);
        };
    }

    private static String service(IpvsService service) {
        var text = new StringBuilder(" -s ").append(service.scheduler());
        if (service.persistence().isPresent()) {
            Persistence persistence = service.persistence().get();
            text.append(" -p ").append(persistence.timeout().toSeconds());
            IpFamily family = service.key().family();
            if (persistence.netmask() != Persistence.wholeAddress(family)) {
                text.append(" -M ")
                        .append(
                                family == IpFamily.IPV4
                                        ? IpAddress.v4(persistence.netmask())
                                        : persistence.netmask());
            }
            if (persistence.engine().isPresent())
                text.append(" --pe ").append(persistence.engine().get());
        }
        if (service.onePacket()) text.append(" -o");
        if (service.flag1() || service.flag2() || service.flag3())
            text.append(" -b ").append(flags(service));
        return text.toString().stripTrailing();
    }

    /** Where the flags of a scheduler have names, the third has none and is passed over. */
    private static String flags(IpvsService service) {
        String scheduler = service.scheduler();
        boolean named = scheduler.equals("sh") || scheduler.equals("mh");
        var flags = new ArrayList<String>();
        if (service.flag1()) flags.add(named ? scheduler + "-fallback" : "flag-1");
        if (service.flag2()) flags.add(named ? scheduler + "-port" : "flag-2");
        if (service.flag3() && !named) flags.add("flag-3");
        return String.join(",", flags);
    }

    private static String destination(IpvsDestination destination) {
        return " -r "
                + endpoint(destination.endpoint())
                + switch (destination.forwarding().method()) {
                    case MASQUERADING -> " -m";
                    case GATEWAYING -> " -g";
                    case TUNNELING -> " -i";
                }
                + " -w "
                + destination.weight()
                + tunnel(destination.forwarding());
    }

    private static String tunnel(Forwarding forwarding) {
        if (!forwarding.isTunnel()) return "";
        String checksum =
                switch (forwarding.checksum()) {
                    case NONE -> " --tun-nocsum";
                    case FULL -> " --tun-csum";
                    case REMOTE -> " --tun-remcsum";
                };
        return switch (forwarding.tunnel()) {
            case IPIP -> " --tun-type ipip";
            case GUE -> " --tun-type gue --tun-port " + forwarding.tunnelPort() + checksum;
            case GRE -> " --tun-type gre" + checksum;
        };
    }

    private static String endpoint(Endpoint endpoint) {
        return endpoint.address().family() == IpFamily.IPV4
                ? endpoint.address() + ":" + endpoint.port()
                : "[" + endpoint.address() + "]:" + endpoint.port();
    }
}
