package io.regent.lab;

/** How a director hands packets to a real server, as in {@code lvs_method}. */
public enum Forwarding {
    /** Addresses are rewritten; answers come back through the director. */
    NAT("-m"),
    /** The frame is sent to the real server, which answers the client itself. */
    DR("-g"),
    /** The packet goes to the real server in another one, of IP in IP, GUE or GRE. */
    TUN("-i");

    private final String option;

    Forwarding(String option) {
        this.option = option;
    }

    /** The option of ipvsadm(8). */
    public String option() {
        return option;
    }
}
