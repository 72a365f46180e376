package io.regent.lvs;

/**
 * What the kernel has counted for a service or a destination since it was added or zeroed, and what
 * it estimates for the last seconds (ipvsadm --stats and --rate). "In" is what comes from clients,
 * "out" what goes to them, which the director only sees with masquerading. All are unsigned. Some
 * kernels add up what their processors have counted every two seconds only.
 *
 * @param connections that were scheduled
 */
public record IpvsCounters(
        long connections,
        long inPackets,
        long outPackets,
        long inBytes,
        long outBytes,
        long connectionsPerSecond,
        long inPacketsPerSecond,
        long outPacketsPerSecond,
        long inBytesPerSecond,
        long outBytesPerSecond) {

    public static final IpvsCounters ZERO = new IpvsCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
