package io.regent.config.feature;

import java.util.List;
import java.util.Optional;

/**
 * How processes are named, and those beside VRRP's scheduled. Each component is the keyword of its
 * name, as {@code docs/keyword-reference.md} describes it.
 */
public record ProcessConfig(
        boolean processNames,
        String processName,
        Optional<String> vrrpProcessName,
        Optional<String> checkerProcessName,
        Optional<String> bfdProcessName,
        List<Integer> vrrpCpuAffinity,
        ChildScheduling checker,
        ChildScheduling bfd) {
    public ProcessConfig {
        vrrpCpuAffinity = List.copyOf(vrrpCpuAffinity);
    }
}
