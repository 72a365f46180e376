package io.regent.config;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reload means for the instances, matched by {@link InstanceConfig#identity()}: the name may
 * change, the virtual router on the wire is the same one (inventory 6.14).
 *
 * @param unchanged equal in every setting: not to be touched
 */
public record ConfigDiff(
        List<InstanceConfig> unchanged,
        List<Change> changed,
        List<InstanceConfig> added,
        List<InstanceConfig> removed) {

    /** The same virtual router with other settings. */
    public record Change(InstanceConfig before, InstanceConfig after) {}

    public ConfigDiff {
        unchanged = List.copyOf(unchanged);
        changed = List.copyOf(changed);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    public static ConfigDiff between(Configuration before, Configuration after) {
        var unchanged = new ArrayList<InstanceConfig>();
        var changed = new ArrayList<Change>();
        var added = new ArrayList<InstanceConfig>();
        var removed = new ArrayList<>(before.instances());
        for (InstanceConfig now : after.instances()) {
            int at = indexOf(now.identity(), removed);
            if (at < 0) {
                added.add(now);
                continue;
            }
            InstanceConfig then = removed.remove(at);
            if (then.equals(now)) unchanged.add(now);
            else changed.add(new Change(then, now));
        }
        return new ConfigDiff(unchanged, changed, added, removed);
    }

    private static int indexOf(InstanceConfig.Identity identity, List<InstanceConfig> instances) {
        for (int i = 0; i < instances.size(); i++) {
            if (instances.get(i).identity().equals(identity)) return i;
        }
        return -1;
    }
}
