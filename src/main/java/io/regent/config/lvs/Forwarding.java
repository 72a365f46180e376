package io.regent.config.lvs;

/**
 * How packets reach a real server, with what a tunnel needs to know (ipvsadm --tun-type,
 * --tun-port, --tun-nocsum, --tun-csum, --tun-remcsum).
 *
 * @param tunnel {@link Tunnel#IPIP} when the method is not tunneling
 * @param tunnelPort 1 to 65535 for GUE, otherwise 0
 */
public record Forwarding(
        ForwardingMethod method, Tunnel tunnel, int tunnelPort, Checksum checksum) {

    /** The packet around the packet. */
    public enum Tunnel {
        IPIP,
        GUE,
        GRE
    }

    /** Checksums of the tunnel's own header. */
    public enum Checksum {
        NONE,
        FULL,
        /** "Remote checksum offload"; GUE only. */
        REMOTE
    }

    public static final Forwarding MASQUERADING = plain(ForwardingMethod.MASQUERADING);
    public static final Forwarding GATEWAYING = plain(ForwardingMethod.GATEWAYING);

    public boolean isTunnel() {
        return method == ForwardingMethod.TUNNELING;
    }

    private static Forwarding plain(ForwardingMethod method) {
        return new Forwarding(method, Tunnel.IPIP, 0, Checksum.NONE);
    }
}
