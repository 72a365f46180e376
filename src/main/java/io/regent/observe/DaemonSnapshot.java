package io.regent.observe;

import io.regent.config.GlobalConfig;
import io.regent.config.ScriptCommand;
import io.regent.net.Link;
import io.regent.vrrp.DropReason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a dump prints, taken at one moment by the thread that owns the core and printed by any
 * other.
 *
 * @param identities {@code uid:gid} that each script runs as; a script that is disabled has none
 * @param drops why packets were dropped and how often, by the name of the virtual router they were
 *     for, in the order of printing
 */
public record DaemonSnapshot(
        GlobalConfig global,
        List<InstanceSnapshot> instances,
        List<ScriptSnapshot> scripts,
        List<Link> links,
        Map<ScriptCommand, String> identities,
        Map<String, Map<DropReason, Long>> drops) {

    public DaemonSnapshot {
        instances = List.copyOf(instances);
        scripts = List.copyOf(scripts);
        links = List.copyOf(links);
        identities = Map.copyOf(identities);
        drops = Collections.unmodifiableMap(new LinkedHashMap<>(drops));
    }
}
