package io.regent.app;

import io.regent.config.Configuration;
import io.regent.config.feature.SyncDaemon;
import io.regent.lvs.Errand;
import io.regent.lvs.Ipvs;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.SyncRules;
import io.regent.sys.Poller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code lvs_sync_daemon} that is bound to a vrrp_instance: hears of the instance's role and has
 * the kernel send connections to the other node, or receive them (inventory 7.7). One that is bound
 * to none is the balancer's.
 */
final class SyncDaemons {

    /** After the kernel refused something. */
    private static final long RETRY_NANOS = 1_000_000_000L;

    private final Errand errand;
    private long retryNanos;
    private final Map<String, CompanionMessage.RoleChanged> roles = new HashMap<>();
    private Optional<SyncDaemon> bound = Optional.empty();

    SyncDaemons(Ipvs ipvs) {
        this.errand = new Errand(ipvs);
    }

    /** At the start and after a reload: one that is as it was goes on. */
    void use(Configuration configuration) {
        Optional<SyncDaemon> wanted =
                configuration
                        .features()
                        .flatMap(features -> features.lvs().lvsSyncDaemon())
                        .filter(daemon -> daemon.instance().isPresent());
        if (wanted.equals(bound)) return;
        stop();
        bound = wanted;
        role().ifPresent(this::follow);
    }

    void roleChanged(CompanionMessage.RoleChanged role) {
        roles.put(role.instance(), role);
        if (role().equals(Optional.of(role))) follow(role);
    }

    void stop() {
        role().ifPresent(role -> run(SyncRules.stopBound(role.active())));
        bound = Optional.empty();
    }

    /** When {@link #timePassed} has something to do. */
    long deadlineNanos() {
        return errand.isOpen() ? retryNanos : Poller.NEVER;
    }

    void timePassed(long nowNanos) {
        if (!errand.isOpen() || nowNanos - retryNanos < 0) return;
        errand.retry();
        retryNanos = nowNanos + RETRY_NANOS;
    }

    private void run(List<IpvsCommand> commands) {
        errand.run(commands);
        retryNanos = System.nanoTime() + RETRY_NANOS;
    }

    private void follow(CompanionMessage.RoleChanged role) {
        run(SyncRules.roleChanged(bound.orElseThrow(), role.vrid(), role.active()));
    }

    /** Of the instance that decides; empty while nothing is known of it. */
    private Optional<CompanionMessage.RoleChanged> role() {
        return bound.flatMap(SyncDaemon::instance).map(roles::get);
    }
}
