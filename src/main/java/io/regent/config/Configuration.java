package io.regent.config;

import io.regent.config.feature.Features;
import io.regent.config.feature.SyncGroup;
import io.regent.config.lvs.LvsConfig;
import io.regent.config.lvs.VirtualServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a keepalived.conf says, immutable. Only {@code ConfigLoader} makes one, and only from a
 * file without errors.
 *
 * @param features what is beyond a plain election; empty in one that was made without a file
 */
public record Configuration(
        GlobalConfig global,
        List<TrackScriptConfig> scripts,
        List<InstanceConfig> instances,
        Optional<Features> features,
        LvsConfig lvs) {

    public Configuration {
        scripts = List.copyOf(scripts);
        instances = List.copyOf(instances);
    }

    /** Without virtual servers, and without anything that Regent cannot do yet. */
    public Configuration(
            GlobalConfig global, List<TrackScriptConfig> scripts, List<InstanceConfig> instances) {
        this(global, scripts, instances, Optional.empty(), LvsConfig.NONE);
    }

    public List<VirtualServer> virtualServers() {
        return lvs.virtualServers();
    }

    public Optional<TrackScriptConfig> script(String name) {
        return scripts.stream().filter(script -> script.name().equals(name)).findFirst();
    }

    /** The same without track scripts that nobody tracks. */
    Configuration withoutIdleScripts() {
        if (scripts.isEmpty()) return this;
        Set<String> idle = new HashSet<>();
        for (TrackScriptConfig script : scripts) idle.add(script.name());
        for (InstanceConfig instance : instances) {
            for (Tracked tracked : instance.trackScripts()) idle.remove(tracked.name());
        }
        if (features.isPresent()) {
            for (SyncGroup group : features.get().syncGroups()) {
                for (Tracked tracked : group.trackScripts()) idle.remove(tracked.name());
            }
        }
        return withoutScripts(idle);
    }

    /** The same without some track scripts: nobody tracks them and nobody runs them. */
    public Configuration withoutScripts(Set<String> names) {
        if (names.isEmpty()) return this;
        var keptScripts = new ArrayList<TrackScriptConfig>(scripts);
        keptScripts.removeIf(script -> names.contains(script.name()));
        var changed = new ArrayList<InstanceConfig>();
        for (InstanceConfig instance : instances) changed.add(instance.withoutTrackScripts(names));
        return new Configuration(global, keptScripts, changed, features, lvs);
    }
}
