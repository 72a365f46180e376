package io.regent.check;

import io.regent.config.lvs.Checker;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.ServiceAddress;
import io.regent.config.lvs.VirtualServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All checks of a configuration, each once: equal checks of equal targets have one result, which
 * all who asked for it get.
 */
public record CheckPlan(List<SharedCheck> checks) {

    public static final CheckPlan NONE = new CheckPlan(List.of());

    /** What must be equal for a check to be shared. */
    private record Key(Checker checker, Optional<ServiceAddress> suspendedWithout) {}

    public CheckPlan {
        checks = List.copyOf(checks);
    }

    /**
     * In the order of the configuration.
     *
     * @param names how the log calls each virtual server
     */
    public static CheckPlan of(List<VirtualServer> virtualServers, List<String> names) {
        var found = new LinkedHashMap<Key, List<CheckSubject>>();
        for (int i = 0; i < virtualServers.size(); i++) {
            collect(i, virtualServers.get(i), names.get(i), found);
        }
        var checks = new ArrayList<SharedCheck>(found.size());
        for (Map.Entry<Key, List<CheckSubject>> one : found.entrySet()) {
            Key key = one.getKey();
            checks.add(new SharedCheck(key.checker(), key.suspendedWithout(), one.getValue()));
        }
        return new CheckPlan(checks);
    }

    private static void collect(
            int place, VirtualServer virtual, String name, Map<Key, List<CheckSubject>> found) {
        for (int server = 0; server < virtual.realServers().size(); server++) {
            RealServer real = virtual.realServers().get(server);
            for (int i = 0; i < real.checkers().size(); i++) {
                Checker checker = real.checkers().get(i);
                var key = new Key(checker, suspendedWithout(virtual, checker));
                var id = new CheckId(place, server, i);
                found.computeIfAbsent(key, _ -> new ArrayList<>(1))
                        .add(new CheckSubject(id, real.endpoint(), virtual.protocol(), name));
            }
        }
    }

    /** What is only told, by a file or by BFD, is never suspended (inventory 7.9). */
    private static Optional<ServiceAddress> suspendedWithout(
            VirtualServer virtual, Checker checker) {
        boolean suspends = virtual.haSuspend() && CheckRules.of(checker).isMade();
        return suspends ? Optional.of(virtual.address()) : Optional.empty();
    }
}
