package io.regent.config;

import java.util.List;
import java.util.Optional;

/**
 * All that a keepalived.conf says, immutable. Only {@code ConfigLoader} makes one, and only from a
 * file without errors.
 */
public record Configuration(
        GlobalConfig global, List<TrackScriptConfig> scripts, List<InstanceConfig> instances) {

    public Configuration {
        scripts = List.copyOf(scripts);
        instances = List.copyOf(instances);
    }

    public Optional<TrackScriptConfig> script(String name) {
        return scripts.stream().filter(script -> script.name().equals(name)).findFirst();
    }
}
