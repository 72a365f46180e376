package io.regent.observe;

import io.regent.config.GlobalConfig;
import io.regent.config.ScriptCommand;
import io.regent.net.Link;
import java.util.List;
import java.util.Map;

/**
 * All that a dump prints, taken at one moment by the thread that owns the core and printed by any
 * other.
 *
 * @param identities {@code uid:gid} that each script runs as; a script that is disabled has none
 */
public record DaemonSnapshot(
        GlobalConfig global,
        List<InstanceSnapshot> instances,
        List<ScriptSnapshot> scripts,
        List<Link> links,
        Map<ScriptCommand, String> identities) {

    public DaemonSnapshot {
        instances = List.copyOf(instances);
        scripts = List.copyOf(scripts);
        links = List.copyOf(links);
        identities = Map.copyOf(identities);
    }
}
