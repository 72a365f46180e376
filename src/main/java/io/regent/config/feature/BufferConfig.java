package io.regent.config.feature;

import java.util.Optional;

/**
 * Sizes of receive buffers. Each component is the keyword of its name, those of the type {@link
 * ReceiveBuffer} with its {@code _rcv_bufs} and {@code _rcv_bufs_force}, as {@code
 * docs/keyword-reference.md} describes it.
 */
public record BufferConfig(
        Optional<String> vrrpRxBufsPolicy,
        int vrrpRxBufsMultiplier,
        ReceiveBuffer vrrpNetlinkCmd,
        ReceiveBuffer vrrpNetlinkMonitor,
        ReceiveBuffer processMonitor,
        ReceiveBuffer lvsNetlinkCmd,
        ReceiveBuffer lvsNetlinkMonitor) {}
