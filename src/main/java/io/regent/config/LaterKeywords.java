package io.regent.config;

import java.util.List;

/**
 * The blocks that Regent refuses as a whole, so far by the names of their keywords alone (inventory
 * 12): enough to say where a misplaced keyword belongs.
 */
final class LaterKeywords {

    static final List<BlockTable> TABLES =
            List.of(
                    later("track_group", "", "group"),
                    later(
                            "vrrp_sync_group",
                            "notify_backup notify_master notify_fault notify_stop notify smtp_alert"
                                    + " global_tracking sync_group_tracking_weight"
                                    + " notify_priority_changes",
                            "group track_interface track_script track_file track_process"
                                    + " track_bfd"),
                    later("garp_group", "garp_interval gna_interval interface", "interfaces"),
                    later("auth_hmac", "key active_key time_window anti_replay mode", ""),
                    later(
                            "vrrp_track_process",
                            "process param_match weight quorum quorum_max delay terminate_delay"
                                    + " fork_delay full_command",
                            ""),
                    later("track_file", "file weight init_file", ""),
                    later("vrrp_track_file", "file weight init_file", ""),
                    later(
                            "bfd_instance",
                            "source_ip neighbor_ip neighbour_ip min_rx min_tx idle_tx multiplier"
                                    + " passive ttl hoplimit max_hops multihop weight vrrp checker",
                            ""));

    private LaterKeywords() {}

    private static BlockTable later(String name, String keywords, String blocks) {
        return new BlockTable(name, List.of(), keywords, blocks, "");
    }
}
