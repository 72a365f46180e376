package io.regent.config;

import io.regent.config.lvs.LvsConfig;
import io.regent.config.lvs.ServiceAddress;
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
import org.jspecify.annotations.Nullable;

/** Everything about load balancing, put together as it is read, or at the end. */
final class LvsAssembly {

    private final Values root;
    private final Problems problems;
    private final List<VirtualServerGroup> groups = new ArrayList<>();
    private final Map<String, VirtualServerGroup> groupByName = new HashMap<>();
    private final List<VirtualServer> servers = new ArrayList<>();

    /** What checkers can refer to; null until the first virtual server is put together. */
    private @Nullable Trackables trackables;

    LvsAssembly(Values root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /**
     * Puts together what has just been read; called behind every statement.
     *
     * @return false when this statement should have stood before virtual servers that were put
     *     together already, or refers to a group that could still come
     */
    boolean advance(String keyword) {
        switch (keyword) {
            case "global_defs", "virtual_server_group" -> {
                if (trackables != null) return false;
                assembleGroups();
            }
            case "track_file", "vrrp_track_file", "bfd_instance" -> {
                return trackables == null;
            }
            case "virtual_server" -> {
                for (VirtualServerType.Placed placed : root.all(RootKeywords.VIRTUAL_SERVER)) {
                    boolean isKnown =
                            !(placed.address() instanceof ServiceAddress.Group group)
                                    || groupByName.containsKey(group.name());
                    if (!isKnown) return false;
                }
                assembleServers();
            }
            default -> {}
        }
        return true;
    }

    /** All of it, what has not been put together yet included. */
    LvsConfig finish() {
        assembleGroups();
        assembleServers();
        Values ssl = root.get(RootKeywords.SSL);
        if (servers.isEmpty() && groups.isEmpty() && ssl == null) return LvsConfig.NONE;
        return new LvsConfig(ssl == null ? Optional.empty() : tls(ssl), groups, servers);
    }

    /** What has been put together is taken out, and its text is free. */
    private void assembleServers() {
        List<VirtualServerType.Placed> written = root.all(RootKeywords.VIRTUAL_SERVER);
        if (written.isEmpty()) return;
        Values global = root.get(RootKeywords.GLOBAL_DEFS);
        if (global == null) global = root.empty();
        if (trackables == null) trackables = new Trackables(root, problems);
        for (VirtualServerType.Placed placed : written) {
            VirtualServer server =
                    new VirtualServerAssembly(placed, global, groupByName, trackables, problems)
                            .assemble();
            if (server != null) servers.add(server);
        }
        written.clear();
    }

    private void assembleGroups() {
        List<ServerGroupType.Placed> written = root.all(RootKeywords.VIRTUAL_SERVER_GROUP);
        if (written.isEmpty()) return;
        for (ServerGroupType.Placed placed : written) add(placed);
        written.clear();
    }

    private void add(ServerGroupType.Placed placed) {
        VirtualServerGroup group = placed.group();
        if (!group.entries().isEmpty() && !isAmbiguous(group)) {
            groups.add(group);
            groupByName.putIfAbsent(group.name(), group);
            return;
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
