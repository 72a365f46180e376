package io.regent.config;

import java.util.List;

/**
 * The blocks that Regent refuses as a whole, so far by the names of their keywords alone (inventory
 * 12): enough to say where a misplaced keyword belongs.
 */
final class LaterKeywords {

    private static final String CHECK =
            "connect_ip connect_port bindto bind_port bind_if connect_timeout fwmark retry"
                    + " delay_before_retry warmup delay_loop alpha log_all_failures";

    private static final String WEB_CHECK =
            CHECK + " nb_get_retry virtualhost http_protocol enable_sni sni_name fast_recovery";

    private static final String URL =
            "path digest status_code virtualhost regex regex_no_match regex_options"
                    + " regex_min_offset regex_max_offset regex_stack";

    static final List<BlockTable> TABLES =
            List.of(
                    later("SSL", "password ca certificate key", ""),
                    later(
                            "virtual_server",
                            "ip_family retry delay_before_retry warmup connect_timeout delay_loop"
                                    + " inhibit_on_failure lb_algo lvs_sched hashed ops flag-1"
                                    + " flag-2 flag-3 sh-port sh-fallback mh-port mh-fallback"
                                    + " lb_kind lvs_method persistence_engine persistence_timeout"
                                    + " persistence_granularity protocol ha_suspend smtp_alert"
                                    + " virtualhost snmp_name alpha omega quorum_up quorum_down"
                                    + " quorum hysteresis weight sorry_server sorry_server_inhibit"
                                    + " sorry_server_lvs_method",
                            "real_server"),
                    later(
                            "real_server",
                            "weight lvs_method uthreshold lthreshold inhibit_on_failure notify_up"
                                    + " notify_down alpha retry delay_before_retry warmup"
                                    + " connect_timeout delay_loop smtp_alert virtualhost"
                                    + " snmp_name",
                            "MISC_CHECK SMTP_CHECK TCP_CHECK PING_CHECK UDP_CHECK HTTP_GET SSL_GET"
                                    + " DNS_CHECK FILE_CHECK BFD_CHECK"),
                    later("HTTP_GET", WEB_CHECK, "url"),
                    later("SSL_GET", WEB_CHECK + " tls_compliant", "url"),
                    later("url", URL + " tls_compliant", ""),
                    later("SMTP_CHECK", "helo_name " + CHECK, "host"),
                    later("host", CHECK, ""),
                    later("DNS_CHECK", CHECK + " type name", ""),
                    later(
                            "MISC_CHECK",
                            "retry delay_before_retry warmup delay_loop alpha log_all_failures"
                                    + " misc_path misc_timeout misc_dynamic user",
                            ""),
                    later("PING_CHECK", CHECK, ""),
                    later("TCP_CHECK", CHECK, ""),
                    later(
                            "UDP_CHECK",
                            CHECK + " payload require_reply min_reply_length max_reply_length",
                            ""),
                    later("FILE_CHECK", "track_file weight", ""),
                    later("BFD_CHECK", "name alpha", ""));

    private LaterKeywords() {}

    private static BlockTable later(String name, String keywords, String blocks) {
        return new BlockTable(name, List.of(), keywords, blocks, "");
    }
}
