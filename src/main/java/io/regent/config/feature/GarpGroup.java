package io.regent.config.feature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code garp_group}: interfaces that share a limit of announcements. */
public record GarpGroup(
        Optional<Duration> garpInterval, Optional<Duration> gnaInterval, List<String> interfaces) {
    public GarpGroup {
        interfaces = List.copyOf(interfaces);
    }
}
