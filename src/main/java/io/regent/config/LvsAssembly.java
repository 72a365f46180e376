package io.regent.config;

import io.regent.config.lvs.LvsConfig;
import io.regent.config.lvs.TlsFiles;
import io.regent.config.lvs.VirtualServer;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.net.IpFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything about load balancing, put together. */
final class LvsAssembly {

    private LvsAssembly() {}

    static LvsConfig of(Values root, Values global, Problems problems) {
        List<VirtualServerType.Placed> written = root.all(RootKeywords.VIRTUAL_SERVER);
        List<ServerGroupType.Placed> writtenGroups = root.all(RootKeywords.VIRTUAL_SERVER_GROUP);
        Values ssl = root.get(RootKeywords.SSL);
        if (written.isEmpty() && writtenGroups.isEmpty() && ssl == null) return LvsConfig.NONE;
        List<VirtualServerGroup> groups = groups(writtenGroups, problems);
        Map<String, VirtualServerGroup> byName = new HashMap<>();
        for (VirtualServerGroup group : groups) byName.putIfAbsent(group.name(), group);
        var trackables = new Trackables(root, problems);
        var servers = new ArrayList<VirtualServer>(written.size());
        for (VirtualServerType.Placed placed : written) {
            VirtualServer server =
                    new VirtualServerAssembly(placed, global, byName, trackables, problems)
                            .assemble();
            if (server != null) servers.add(server);
        }
        return new LvsConfig(ssl == null ? Optional.empty() : tls(ssl), groups, servers);
    }

    private static List<VirtualServerGroup> groups(
            List<ServerGroupType.Placed> written, Problems problems) {
        var groups = new ArrayList<VirtualServerGroup>(written.size());
        for (ServerGroupType.Placed placed : written) {
            VirtualServerGroup group = placed.group();
            if (!group.entries().isEmpty() && !isAmbiguous(group)) {
                groups.add(group);
                continue;
            }
            String reason =
                    group.entries().isEmpty()
                            ? "has no entries"
                            : "has addresses of both families and a firewall mark of neither";
            problems.add(
                    Problem.warning(
                            ErrorClass.GENERAL_ERROR,
                            placed.at(),
                            "the group '" + group.name() + "' " + reason + "; it is skipped"));
        }
        return groups;
    }

    /** Both families, and a mark that could be of either. */
    private static boolean isAmbiguous(VirtualServerGroup group) {
        boolean both = group.hasAddressesOf(IpFamily.IPV4) && group.hasAddressesOf(IpFamily.IPV6);
        if (!both) return false;
        for (VirtualServerGroup.Entry entry : group.entries()) {
            if (entry instanceof VirtualServerGroup.Mark mark && mark.family().isEmpty())
                return true;
        }
        return false;
    }

    private static Optional<TlsFiles> tls(Values ssl) {
        return Optional.of(
                new TlsFiles(
                        Optional.ofNullable(ssl.get(SslKeywords.PASSWORD)),
                        Optional.ofNullable(ssl.get(SslKeywords.CA)),
                        Optional.ofNullable(ssl.get(SslKeywords.CERTIFICATE)),
                        Optional.ofNullable(ssl.get(SslKeywords.KEY))));
    }
}
