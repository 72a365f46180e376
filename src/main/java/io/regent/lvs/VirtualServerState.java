package io.regent.lvs;

import io.regent.config.lvs.RealServer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one virtual server stands.
 *
 * @param served all services are in the kernel with their settings
 * @param quorum whether there is one
 * @param sorryServes the sorry server stands in for the real servers
 * @param present an address of the virtual server is on this machine; for {@code ha_suspend}
 * @param servers in the order of the configuration
 * @param pending notices that wait for the outcome of commands
 * @param cause of what is under way
 */
public record VirtualServerState(
        Stage stage,
        boolean served,
        boolean quorum,
        boolean sorryServes,
        boolean present,
        KernelSlot sorry,
        List<RealServerState> servers,
        List<Notice> pending,
        Cause cause) {

    public VirtualServerState {
        servers = List.copyOf(servers);
        pending = List.copyOf(pending);
    }

    static VirtualServerState initial(VirtualServerPlan plan) {
        var servers = new ArrayList<RealServerState>(plan.server().realServers().size());
        for (RealServer real : plan.server().realServers())
            servers.add(RealServerState.initial(real));
        return new VirtualServerState(
                Stage.NEW,
                false,
                false,
                false,
                false,
                KernelSlot.EMPTY,
                servers,
                List.of(),
                new Cause.Start());
    }

    /** Effective weights of live servers. */
    public long weightSum(VirtualServerPlan plan) {
        long sum = 0;
        for (int i = 0; i < servers.size(); i++) {
            RealServerState server = servers.get(i);
            if (server.alive()) sum += server.effectiveWeight(plan.server().realServers().get(i));
        }
        return sum;
    }

    /** Whether the kernel has refused nothing that is still wanted. */
    boolean isSure() {
        if (stage == Stage.STOPPED) return true;
        for (RealServerState server : servers) if (!server.slot().isSure()) return false;
        return served && sorry.isSure();
    }

    public boolean isSuspended(VirtualServerPlan plan) {
        return plan.server().haSuspend() && !present;
    }
}
