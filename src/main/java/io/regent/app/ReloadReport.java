package io.regent.app;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.RealServer;
import io.regent.lvs.Balancer;
import io.regent.lvs.RealServerState;
import io.regent.lvs.VirtualServerId;
import io.regent.lvs.VirtualServerPlan;
import io.regent.lvs.VirtualServerState;
import io.regent.observe.Log;
import io.regent.observe.LvsLogText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the log says of a reload in keepalived's words: what is gone, and other weights. */
final class ReloadReport {

    private record Before(VirtualServerPlan plan, VirtualServerState state) {}

    private final Map<VirtualServerId, Before> before = new LinkedHashMap<>();

    private ReloadReport() {}

    /** What there is now, before the reload. */
    static ReloadReport of(Balancer balancer) {
        var report = new ReloadReport();
        for (VirtualServerPlan plan : balancer.plans()) {
            VirtualServerState state = balancer.state(plan.id()).orElseThrow();
            report.before.put(plan.id(), new Before(plan, state));
        }
        return report;
    }

    /** After the reload. */
    void write(Balancer balancer, Log log) {
        Set<VirtualServerId> kept = new HashSet<>();
        for (VirtualServerPlan plan : balancer.plans()) {
            kept.add(plan.id());
            Before old = before.get(plan.id());
            if (old != null) write(old, plan, balancer.state(plan.id()).orElseThrow(), log);
        }
        for (Before old : before.values()) {
            if (!kept.contains(old.plan.id())) log.info(LvsLogText.gone(old.plan));
        }
    }

    private static void write(
            Before old, VirtualServerPlan plan, VirtualServerState state, Log log) {
        Map<Endpoint, Integer> places = new HashMap<>();
        List<RealServer> servers = plan.server().realServers();
        for (int i = 0; i < servers.size(); i++) places.put(servers.get(i).endpoint(), i);
        List<RealServer> before = old.plan.server().realServers();
        for (int i = 0; i < before.size(); i++) {
            RealServer real = before.get(i);
            Integer place = places.get(real.endpoint());
            if (place == null) {
                log.info(LvsLogText.gone(old.plan, real));
                continue;
            }
            RealServerState now = state.servers().get(place);
            int weightBefore = old.state.servers().get(i).effectiveWeight(real);
            int weight = now.effectiveWeight(servers.get(place));
            if (weight == weightBefore) continue;
            log.info(
                    LvsLogText.weightChanged(
                            plan, servers.get(place), weightBefore, weight, now.alive()));
        }
    }
}
