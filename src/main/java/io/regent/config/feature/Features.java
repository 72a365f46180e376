package io.regent.config.feature;

import io.regent.config.VirtualAddress;
import java.util.List;

/** All that a file asks for beyond a plain election; some of it is not carried out yet. */
public record Features(
        RootConfig root,
        VrrpDefaults vrrp,
        ProcessConfig processes,
        EventConfig events,
        MailRules mail,
        BufferConfig buffers,
        LvsGlobalConfig lvs,
        FirewallConfig firewall,
        MonitorConfig monitor,
        FileConfig files,
        List<VirtualAddress> staticAddresses,
        List<RouteConfig> staticRoutes,
        List<RuleConfig> staticRules,
        List<TrackGroup> trackGroups,
        List<SyncGroup> syncGroups,
        List<GarpGroup> garpGroups,
        List<LinkbeatInterface> linkbeatInterfaces,
        List<LinkDelays> linkDelays,
        List<TrackedProcess> trackedProcesses,
        List<TrackedFile> trackedFiles,
        List<BfdInstance> bfdInstances,
        List<InstanceFeatures> instances) {

    public Features {
        staticAddresses = List.copyOf(staticAddresses);
        staticRoutes = List.copyOf(staticRoutes);
        staticRules = List.copyOf(staticRules);
        trackGroups = List.copyOf(trackGroups);
        syncGroups = List.copyOf(syncGroups);
        garpGroups = List.copyOf(garpGroups);
        linkbeatInterfaces = List.copyOf(linkbeatInterfaces);
        linkDelays = List.copyOf(linkDelays);
        trackedProcesses = List.copyOf(trackedProcesses);
        trackedFiles = List.copyOf(trackedFiles);
        bfdInstances = List.copyOf(bfdInstances);
        instances = List.copyOf(instances);
    }
}
