package io.regent.daemon;

import io.regent.config.InstanceConfig;
import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import io.regent.vrrp.AdvertEncoder;
import io.regent.vrrp.Counters;
import io.regent.vrrp.ReceiveChecks;
import io.regent.vrrp.RouterState;
import io.regent.vrrp.VirtualRouter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One virtual router of this process: its configuration, where it stands, and what it has counted.
 */
public final class Instance {

    private final Counters counters = new Counters();
    private InstanceConfig config;
    private AdvertEncoder encoder;
    private ReceiveChecks checks;
    private RouterState state = RouterState.INITIAL;
    private Kernel.@Nullable AdvertChannel channel;
    private int ifIndex;
    private long lastTransitionNanos;

    Instance(InstanceConfig config) {
        this.config = config;
        this.encoder = new AdvertEncoder(config);
        this.checks = new ReceiveChecks(config);
    }

    public String name() {
        return config.name();
    }

    public InstanceConfig config() {
        return config;
    }

    public RouterState state() {
        return state;
    }

    public Counters counters() {
        return counters;
    }

    public int effectivePriority() {
        return VirtualRouter.effectivePriority(config, state);
    }

    /** When the role last changed, on the clock of the core. */
    public long lastTransitionNanos() {
        return lastTransitionNanos;
    }

    /** Why the router is in Fault, for people; empty when nothing is wrong. */
    public Optional<String> fault() {
        var conditions = state.conditions();
        if (config.trackLink() && !conditions.linkUsable()) {
            String what = ifIndex == 0 ? " does not exist" : " is down";
            return Optional.of("interface " + config.interfaceName() + what);
        }
        if (conditions.primaryAddress().isEmpty()) {
            return Optional.of("interface " + config.interfaceName() + " has no IPv4 address");
        }
        if (conditions.track().faults() > 0) {
            return Optional.of(
                    "tracked scripts or interfaces are down: " + conditions.track().faults());
        }
        return Optional.empty();
    }

    void reconfigure(InstanceConfig next) {
        this.config = next;
        this.encoder = encoder.reloaded(next);
        this.checks = new ReceiveChecks(next);
    }

    void become(RouterState next, long nowNanos) {
        if (!next.role().getClass().equals(state.role().getClass()))
            this.lastTransitionNanos = nowNanos;
        this.state = next;
    }

    AdvertEncoder encoder() {
        return encoder;
    }

    ReceiveChecks checks() {
        return checks;
    }

    /** 0 while the interface does not exist. */
    int ifIndex() {
        return ifIndex;
    }

    Kernel.@Nullable AdvertChannel channel() {
        return channel;
    }

    void attach(int newIfIndex, Kernel.@Nullable AdvertChannel newChannel) {
        this.ifIndex = newIfIndex;
        this.channel = newChannel;
    }

    /** Whether the address is one that this router installs. */
    boolean carries(IpAddress address) {
        for (VirtualAddress own : config.virtualAddresses())
            if (own.address().equals(address)) return true;
        for (VirtualAddress own : config.excludedAddresses())
            if (own.address().equals(address)) return true;
        return false;
    }
}
