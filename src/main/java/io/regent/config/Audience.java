package io.regent.config;

/**
 * Who reads a configuration, and so which blocks of it count (inventory 1.1). A process passes over
 * the insides of a block that is only for others: braces and quotes in it are understood, nothing
 * else is, and none of it stays in memory.
 */
public enum Audience {
    /** Who judges a file or shows it: everything. */
    EVERYONE,

    /** The process that elects: all but load balancing. */
    VRRP,

    /** The process of virtual servers and their checks: they, and what they refer to. */
    BALANCER,

    /**
     * What is for no process alone: for the first one when it is not to elect ({@code -C}), and for
     * the one of mails, which needs no more than where they go.
     */
    NEITHER;

    /**
     * Words and braces that a process may keep to look for the place of a lost brace; its heap is
     * small, and whoever wants to know the place asks {@code -t}.
     */
    private static final int MOST_PIECES_OF_A_PROCESS = 20_000;

    /** Whether the insides of a block at the top of the file are for this reader. */
    boolean reads(String keyword) {
        return switch (this) {
            case EVERYONE -> true;
            case VRRP -> !isOfBalancer(keyword);
            case BALANCER -> !isOfVrrp(keyword);
            case NEITHER -> !isOfBalancer(keyword) && !isOfVrrp(keyword);
        };
    }

    /** Whether a line of {@code global_defs} is for this reader. */
    boolean readsGlobal(String keyword) {
        return this == EVERYONE || this == VRRP || !keyword.startsWith("vrrp_");
    }

    /** Whether a block at the top of the file makes work for this reader. */
    boolean isNeededFor(String keyword) {
        return switch (this) {
            // Mails are work where the file asks for them, which no block alone does.
            case EVERYONE, NEITHER -> false;
            case VRRP -> isOfVrrp(keyword);
            case BALANCER -> keyword.equals("virtual_server");
        };
    }

    int mostPieces() {
        return this == EVERYONE ? Integer.MAX_VALUE : MOST_PIECES_OF_A_PROCESS;
    }

    private static boolean isOfBalancer(String keyword) {
        return switch (keyword) {
            case "virtual_server", "virtual_server_group", "SSL" -> true;
            default -> false;
        };
    }

    /** Not among them: track_file by both names, and bfd_instance, which checks refer to. */
    private static boolean isOfVrrp(String keyword) {
        return switch (keyword) {
            case "vrrp_instance",
                    "vrrp_sync_group",
                    "vrrp_script",
                    "vrrp_track_process",
                    "track_group",
                    "garp_group",
                    "static_ipaddress",
                    "static_routes",
                    "static_rules",
                    "linkbeat_interfaces",
                    "interface_up_down_delays" ->
                    true;
            default -> false;
        };
    }
}
