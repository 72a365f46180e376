package io.regent.config;

import io.regent.config.feature.BfdInstance;
import io.regent.config.feature.Features;
import io.regent.config.feature.GarpGroup;
import io.regent.config.feature.InstanceFeatures;
import io.regent.config.feature.RootConfig;
import io.regent.config.feature.SyncGroup;
import io.regent.config.feature.TrackGroup;
import io.regent.config.feature.TrackedFile;
import io.regent.config.feature.TrackedProcess;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.InterfaceUse;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts together what Regent does not carry out yet; only of files that ask for any of it. */
final class FeatureAssembly {

    private final Values root;
    private final Values global;
    private final Problems problems;
    private final Trackables trackables;

    FeatureAssembly(Values root, Values global, Problems problems) {
        this.root = root;
        this.global = global;
        this.problems = problems;
        this.trackables = new Trackables(root, problems);
    }

    Features assemble(List<Values> instanceBlocks) {
        List<SyncGroup> syncGroups = syncGroups(instanceBlocks);
        return new Features(
                rootConfig(),
                VrrpGlobalKeywords.config(global),
                ProcessKeywords.config(global),
                EventKeywords.config(global),
                MailKeywords.config(global),
                BufferKeywords.config(global),
                LvsGlobalKeywords.config(global),
                FirewallKeywords.config(global),
                MonitorKeywords.config(global),
                FileKeywords.config(global),
                AddressLines.addresses(root.all(RootKeywords.STATIC_IPADDRESS)),
                root.all(RootKeywords.STATIC_ROUTES),
                root.all(RootKeywords.STATIC_RULES),
                trackGroups(),
                syncGroups,
                garpGroups(),
                root.all(RootKeywords.LINKBEAT_INTERFACES),
                root.all(RootKeywords.INTERFACE_UP_DOWN_DELAYS),
                processes(),
                files(),
                bfdInstances(),
                instances(instanceBlocks));
    }

    private RootConfig rootConfig() {
        return new RootConfig(
                root.orDefault(RootKeywords.LINKBEAT_USE_POLLING),
                Optional.ofNullable(root.get(RootKeywords.NET_NAMESPACE)),
                Optional.ofNullable(root.get(RootKeywords.NET_NAMESPACE_IPVS)),
                root.orDefault(RootKeywords.NAMESPACE_WITH_IPSETS),
                root.orDefault(RootKeywords.USE_PID_DIR),
                Optional.ofNullable(root.get(RootKeywords.INSTANCE)),
                root.orDefault(RootKeywords.CHILD_WAIT_TIME));
    }

    private List<TrackGroup> trackGroups() {
        var groups = new ArrayList<TrackGroup>();
        for (Values block : root.all(RootKeywords.TRACK_GROUP)) {
            groups.add(new TrackGroup(block.name(), block.all(TrackGroupKeywords.GROUP)));
        }
        return groups;
    }

    private List<SyncGroup> syncGroups(List<Values> instanceBlocks) {
        Set<String> instances = new HashSet<>();
        for (Values block : instanceBlocks) instances.add(block.name());
        var groups = new ArrayList<SyncGroup>();
        for (Values block : root.all(RootKeywords.VRRP_SYNC_GROUP)) {
            groups.add(syncGroup(block, members(block, instances)));
        }
        return groups;
    }

    private List<String> members(Values block, Set<String> instances) {
        var members = new ArrayList<String>();
        for (String name : block.all(SyncGroupKeywords.GROUP)) {
            if (instances.contains(name)) {
                members.add(name);
                continue;
            }
            problems.add(
                    Problem.error(
                                    ErrorClass.GENERAL_ERROR,
                                    block.at(SyncGroupKeywords.GROUP),
                                    "there is no vrrp_instance '" + name + "'")
                            .didYouMean(Spelling.nearest(name, List.copyOf(instances))));
        }
        if (members.size() < 2) {
            warn(block, "a sync group of " + members.size() + " instances keeps nothing in step");
        }
        return members;
    }

    private SyncGroup syncGroup(Values block, List<String> members) {
        return new SyncGroup(
                block.name(),
                members,
                trackedInterfaces(block),
                trackables.scripts(block.all(SyncGroupKeywords.TRACK_SCRIPT)),
                trackables.files(block.all(SyncGroupKeywords.TRACK_FILE)),
                trackables.processes(block.all(SyncGroupKeywords.TRACK_PROCESS)),
                trackables.bfds(block.all(SyncGroupKeywords.TRACK_BFD)),
                new NotifyConfig(
                        Optional.ofNullable(block.get(SyncGroupKeywords.NOTIFY_MASTER)),
                        Optional.ofNullable(block.get(SyncGroupKeywords.NOTIFY_BACKUP)),
                        Optional.ofNullable(block.get(SyncGroupKeywords.NOTIFY_FAULT)),
                        Optional.ofNullable(block.get(SyncGroupKeywords.NOTIFY_STOP)),
                        Optional.empty(),
                        Optional.ofNullable(block.get(SyncGroupKeywords.NOTIFY)),
                        Optional.empty()),
                MailKeywords.vrrpAlert(block.get(SyncGroupKeywords.SMTP_ALERT), global),
                block.has(SyncGroupKeywords.SYNC_GROUP_TRACKING_WEIGHT)
                        || block.has(SyncGroupKeywords.GLOBAL_TRACKING),
                Optional.ofNullable(block.get(SyncGroupKeywords.NOTIFY_PRIORITY_CHANGES)));
    }

    private List<Tracked> trackedInterfaces(Values block) {
        List<TrackLines.Line> lines = block.all(SyncGroupKeywords.TRACK_INTERFACE);
        for (var line : lines) {
            String name = line.name().text();
            problems.uses(new InterfaceUse(name, line.name().at(), ErrorClass.GENERAL_ERROR));
        }
        return trackables.interfaces(lines);
    }

    /** An interface belongs to one group at most. */
    private List<GarpGroup> garpGroups() {
        Set<String> taken = new HashSet<>();
        var groups = new ArrayList<GarpGroup>();
        for (Values block : root.all(RootKeywords.GARP_GROUP)) {
            GarpGroup group = GarpGroupKeywords.config(block);
            for (String name : group.interfaces()) {
                if (!taken.add(name)) warn(block, "'" + name + "' is in a garp_group already");
            }
            if (group.garpInterval().isEmpty() && group.gnaInterval().isEmpty()) {
                warn(block, "a garp_group without an interval limits nothing");
            }
            groups.add(group);
        }
        return groups;
    }

    private List<TrackedProcess> processes() {
        var processes = new ArrayList<TrackedProcess>();
        for (Values block : root.all(RootKeywords.VRRP_TRACK_PROCESS)) {
            var process = ProcessTrackKeywords.config(block);
            process.ifPresent(processes::add);
            if (process.isEmpty()) missing(block, ProcessTrackKeywords.PROCESS);
        }
        return processes;
    }

    private List<TrackedFile> files() {
        var files = new ArrayList<TrackedFile>();
        for (Values block : Trackables.fileBlocks(root)) {
            var file = FileTrackKeywords.config(block);
            file.ifPresent(files::add);
            if (file.isEmpty()) missing(block, FileTrackKeywords.FILE);
        }
        return files;
    }

    private List<BfdInstance> bfdInstances() {
        var instances = new ArrayList<BfdInstance>();
        for (Values block : root.all(RootKeywords.BFD_INSTANCE)) {
            var instance = BfdKeywords.config(block);
            instance.ifPresent(instances::add);
            if (instance.isEmpty()) missing(block, BfdKeywords.NEIGHBOR_IP);
        }
        return instances;
    }

    private List<InstanceFeatures> instances(List<Values> blocks) {
        var instances = new ArrayList<InstanceFeatures>();
        for (Values block : blocks) {
            instances.add(new InstanceFeatureAssembly(block, global, trackables, problems).read());
        }
        return instances;
    }

    private void missing(Values block, Keyword<?> keyword) {
        if (block.tried(keyword)) return;
        String what = "'" + block.name() + "' has no " + keyword.name();
        problems.add(Problem.error(ErrorClass.GENERAL_ERROR, block.at(), what));
    }

    private void warn(Values block, String message) {
        problems.add(Problem.warning(ErrorClass.GENERAL_ERROR, block.at(), message));
    }
}
