package io.regent.config.feature;

import io.regent.config.NotifyConfig;
import io.regent.config.Tracked;
import java.util.List;
import java.util.Optional;

/**
 * {@code vrrp_sync_group}: instances that change together.
 *
 * @param trackingWeight weights of its members count
 * @param smtpAlert mail when its state changes
 * @param notifyPriorityChanges empty for the global value
 */
public record SyncGroup(
        String name,
        List<String> instances,
        List<Tracked> trackInterfaces,
        List<Tracked> trackScripts,
        List<Tracked> trackFiles,
        List<Tracked> trackProcesses,
        List<Tracked> trackBfds,
        NotifyConfig notifyScripts,
        boolean smtpAlert,
        boolean trackingWeight,
        Optional<Boolean> notifyPriorityChanges) {

    public SyncGroup {
        instances = List.copyOf(instances);
        trackInterfaces = List.copyOf(trackInterfaces);
        trackScripts = List.copyOf(trackScripts);
        trackFiles = List.copyOf(trackFiles);
        trackProcesses = List.copyOf(trackProcesses);
        trackBfds = List.copyOf(trackBfds);
    }
}
