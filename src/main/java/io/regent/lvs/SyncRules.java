package io.regent.lvs;

import io.regent.config.feature.SyncDaemon;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code lvs_sync_daemon} (inventory 7.7): which of the kernel's two daemons runs when. To stop one
 * that does not run is no mistake.
 */
public final class SyncRules {

    private SyncRules() {}

    /** Bound to no instance: both run together, those of others are stopped before. */
    public static List<IpvsCommand> startUnbound(SyncDaemon daemon) {
        return List.of(
                new IpvsCommand.StopSync(SyncRole.SENDER),
                new IpvsCommand.StopSync(SyncRole.RECEIVER),
                start(SyncRole.SENDER, daemon, OptionalInt.empty()),
                start(SyncRole.RECEIVER, daemon, OptionalInt.empty()));
    }

    public static List<IpvsCommand> stopUnbound() {
        return List.of(
                new IpvsCommand.StopSync(SyncRole.SENDER),
                new IpvsCommand.StopSync(SyncRole.RECEIVER));
    }

    /**
     * Bound to an instance that became Active, or no longer is.
     *
     * @param vrid of the instance, 1 to 255
     */
    public static List<IpvsCommand> roleChanged(SyncDaemon daemon, int vrid, boolean active) {
        SyncRole now = roleOf(active);
        return List.of(
                new IpvsCommand.StopSync(roleOf(!active)),
                start(now, daemon, OptionalInt.of(vrid)));
    }

    /** The instance stops. */
    public static List<IpvsCommand> stopBound(boolean active) {
        return List.of(new IpvsCommand.StopSync(roleOf(active)));
    }

    private static SyncRole roleOf(boolean active) {
        return active ? SyncRole.SENDER : SyncRole.RECEIVER;
    }

    private static IpvsCommand start(SyncRole role, SyncDaemon daemon, OptionalInt vrid) {
        int id = daemon.id().isPresent() ? daemon.id().getAsInt() : vrid.orElse(0);
        return new IpvsCommand.StartSync(role, daemon, id);
    }
}
