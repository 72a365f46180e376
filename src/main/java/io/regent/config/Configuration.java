package io.regent.config;

import io.regent.config.lvs.LvsConfig;
import io.regent.config.lvs.VirtualServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a keepalived.conf says, immutable. Only {@code ConfigLoader} makes one, and only from a
 * file without errors.
 */
public record Configuration(
        GlobalConfig global,
        List<TrackScriptConfig> scripts,
        List<InstanceConfig> instances,
        LvsConfig lvs) {

    public Configuration {
        scripts = List.copyOf(scripts);
        instances = List.copyOf(instances);
    }

    /** One without virtual servers. */
    public Configuration(
            GlobalConfig global, List<TrackScriptConfig> scripts, List<InstanceConfig> instances) {
        this(global, scripts, instances, LvsConfig.NONE);
    }

    public List<VirtualServer> virtualServers() {
        return lvs.virtualServers();
    }

    public Optional<TrackScriptConfig> script(String name) {
        return scripts.stream().filter(script -> script.name().equals(name)).findFirst();
    }

    /** The same without some track scripts: nobody tracks them and nobody runs them. */
    public Configuration withoutScripts(Set<String> names) {
        if (names.isEmpty()) return this;
        var keptScripts = new ArrayList<TrackScriptConfig>(scripts);
        keptScripts.removeIf(script -> names.contains(script.name()));
        var changed = new ArrayList<InstanceConfig>();
        for (InstanceConfig instance : instances) changed.add(instance.withoutTrackScripts(names));
        return new Configuration(global, keptScripts, changed, lvs);
    }
}
