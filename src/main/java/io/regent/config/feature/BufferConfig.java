package io.regent.config.feature;

import java.util.Optional;

/**
 * Sizes of receive buffers, in bytes. Each component is the keyword of its name, as {@code
 * docs/keyword-reference.md} describes it.
 */
public record BufferConfig(
        Optional<String> vrrpRxBufsPolicy,
        int vrrpRxBufsMultiplier,
        Optional<Integer> vrrpNetlinkCmdRcvBufs,
        boolean vrrpNetlinkCmdRcvBufsForce,
        Optional<Integer> vrrpNetlinkMonitorRcvBufs,
        boolean vrrpNetlinkMonitorRcvBufsForce,
        Optional<Integer> processMonitorRcvBufs,
        boolean processMonitorRcvBufsForce,
        Optional<Integer> lvsNetlinkCmdRcvBufs,
        boolean lvsNetlinkCmdRcvBufsForce,
        Optional<Integer> lvsNetlinkMonitorRcvBufs,
        boolean lvsNetlinkMonitorRcvBufsForce) {}
