package io.regent.app;

import io.regent.daemon.Instance;
import io.regent.vrrp.Role;
import io.regent.vrrp.VrrpEvent;
import java.util.Optional;

/** How changes of role read in the log: keepalived's words, which monitoring matches on. */
final class RoleText {

    private RoleText() {}

    /** Why the role changed, where the new role alone does not say it. */
    static Optional<String> cause(Instance instance, Role from, VrrpEvent cause) {
        return switch (instance.state().role()) {
            case Role.Active _ when from instanceof Role.Backup ->
                    Optional.of("Receive advertisement timeout");
            case Role.Backup _ when from instanceof Role.Active ->
                    Optional.of(whyBackup(instance, cause));
            case Role.Fault _ -> instance.fault();
            case Role.Active _, Role.Backup _, Role.Initialize _ -> Optional.empty();
        };
    }

    /** Empty for what keepalived does not log. */
    static Optional<String> entering(Instance instance, Role from) {
        return switch (instance.state().role()) {
            case Role.Active _ -> Optional.of("Entering MASTER STATE");
            case Role.Backup _ when from instanceof Role.Initialize ->
                    Optional.of("Entering BACKUP STATE (init)");
            case Role.Backup _ -> Optional.of("Entering BACKUP STATE");
            case Role.Fault _ -> Optional.of("Entering FAULT STATE");
            case Role.Initialize _ -> Optional.empty();
        };
    }

    private static String whyBackup(Instance instance, VrrpEvent cause) {
        if (cause instanceof VrrpEvent.AdvertReceived(var source, var advert)
                && instance.state().role() instanceof Role.Backup backup
                && backup.active().isPresent()) {
            int ours = instance.effectivePriority();
            String relation =
                    advert.priority() > ours
                            ? "higher priority "
                            : "same priority but higher address, ";
            return "Master received advert from "
                    + source
                    + " with "
                    + relation
                    + advert.priority()
                    + ", ours "
                    + ours;
        }
        return "was held up for longer than others wait; giving up the addresses until it is known who has them";
    }
}
