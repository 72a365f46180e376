package io.regent.config;

import java.util.Map;
import java.util.Optional;

/** Lines to begin with, for keywords whose notation alone is hard to read. */
final class KeywordExamples {

    private static final Map<String, String> LINES =
            Map.ofEntries(
                    Map.entry("global_defs", "global_defs {\n    router_id node1\n}"),
                    Map.entry("router_id", "router_id node1"),
                    Map.entry("script_user", "script_user nobody"),
                    Map.entry(
                            "vrrp_script",
                            """
                            vrrp_script web {
                                script "/usr/local/bin/check-web"
                                interval 2
                                weight -60
                            }\
                            """),
                    Map.entry("script", "script \"/usr/local/bin/check-web --quick\""),
                    Map.entry(
                            "vrrp_instance",
                            """
                            vrrp_instance VI_1 {
                                state BACKUP
                                interface eth0
                                virtual_router_id 51
                                priority 100
                                virtual_ipaddress {
                                    192.0.2.10/24
                                }
                            }\
                            """),
                    Map.entry("state", "state BACKUP"),
                    Map.entry("interface", "interface eth0"),
                    Map.entry("virtual_router_id", "virtual_router_id 51"),
                    Map.entry("priority", "priority 150"),
                    Map.entry("version", "version 3"),
                    Map.entry("mcast_src_ip", "mcast_src_ip 192.0.2.1"),
                    Map.entry("mcast_dst_ip", "mcast_dst_ip 224.0.0.18"),
                    Map.entry(
                            "authentication",
                            "authentication {\n    auth_type PASS\n    auth_pass 8letters\n}"),
                    Map.entry("auth_type", "auth_type PASS"),
                    Map.entry("auth_pass", "auth_pass 8letters"),
                    Map.entry(
                            "virtual_ipaddress",
                            "virtual_ipaddress {\n    192.0.2.10/24 dev eth0 label eth0:1\n}"),
                    Map.entry(
                            "virtual_ipaddress_excluded",
                            "virtual_ipaddress_excluded {\n    198.51.100.10/24 dev eth1\n}"),
                    Map.entry("track_script", "track_script {\n    web weight -60\n}"),
                    Map.entry("track_interface", "track_interface {\n    eth1 weight -60\n}"),
                    Map.entry("lvs_timeouts", "lvs_timeouts tcp 900 udp 300"),
                    Map.entry("notify", "notify \"/usr/local/bin/state-changed\""),
                    Map.entry("notify_master", "notify_master \"/usr/local/bin/take-over now\""),
                    Map.entry("notify_backup", "notify_backup /usr/local/bin/stand-by"),
                    Map.entry("notify_fault", "notify_fault /usr/local/bin/alarm"),
                    Map.entry("notify_stop", "notify_stop /usr/local/bin/alarm"));

    private KeywordExamples() {}

    static Optional<String> find(String keyword) {
        return Optional.ofNullable(LINES.get(keyword));
    }
}
