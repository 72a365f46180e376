package io.regent.config.feature;

import java.util.List;
import java.util.Optional;

/**
 * How processes are named and scheduled. Regent is one process, so most of it has no effect. Each
 * component is the keyword of its name, as {@code docs/keyword-reference.md} describes it.
 */
public record ProcessConfig(
        boolean processNames,
        String processName,
        Optional<String> vrrpProcessName,
        Optional<String> checkerProcessName,
        Optional<String> bfdProcessName,
        List<Integer> vrrpCpuAffinity,
        Optional<Integer> checkerPriority,
        boolean checkerNoSwap,
        Optional<Integer> checkerRtPriority,
        List<Integer> checkerCpuAffinity,
        Optional<Integer> checkerRlimitRttime,
        Optional<Integer> bfdPriority,
        boolean bfdNoSwap,
        Optional<Integer> bfdRtPriority,
        List<Integer> bfdCpuAffinity,
        Optional<Integer> bfdRlimitRttime) {
    public ProcessConfig {
        vrrpCpuAffinity = List.copyOf(vrrpCpuAffinity);
        checkerCpuAffinity = List.copyOf(checkerCpuAffinity);
        bfdCpuAffinity = List.copyOf(bfdCpuAffinity);
    }
}
