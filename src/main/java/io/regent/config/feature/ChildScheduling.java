package io.regent.config.feature;

import java.util.List;
import java.util.Optional;

/**
 * How a child process of keepalived is scheduled. Each component is the keyword of its name behind
 * the name of the process, as {@code docs/keyword-reference.md} describes it.
 */
public record ChildScheduling(
        Optional<Integer> priority,
        boolean noSwap,
        Optional<Integer> rtPriority,
        List<Integer> cpuAffinity,
        Optional<Integer> rlimitRttime) {
    public ChildScheduling {
        cpuAffinity = List.copyOf(cpuAffinity);
    }
}
