package io.regent.config.feature;

import java.util.List;

/** {@code track_group}: instances that fail with the interface of a static entry. */
public record TrackGroup(String name, List<String> instances) {
    public TrackGroup {
        instances = List.copyOf(instances);
    }
}
