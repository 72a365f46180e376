package io.regent.config;

import io.regent.config.problem.ErrorClass;

/**
 * How keepalived takes lines with too few or too many words, which is not the same for all keywords
 * and decides the status of {@code -t}. Only asked when there is such a line.
 */
final class Habits {

    /** Their value may be missing: keepalived says so and goes on, where it gives up at others. */
    private static final String REPORTED_WHEN_MISSING =
            " script net_namespace instance router_id notification_email_from script_user"
                    + " default_interface vrrp_priority vrrp_rt_priority min_auto_priority_delay"
                    + " vrrp_garp_extra_if vrrp_vmac_garp_intvl vrrp_cpu_affinity"
                    + " checker_priority checker_rt_priority checker_cpu_affinity bfd_priority"
                    + " bfd_rt_priority bfd_cpu_affinity startup_script startup_script_timeout"
                    + " shutdown_script shutdown_script_timeout notify_fifo notify_fifo_script"
                    + " vrrp_notify_fifo vrrp_notify_fifo_script lvs_notify_fifo"
                    + " lvs_notify_fifo_script vrrp_rx_bufs_policy vrrp_rx_bufs_multiplier"
                    + " vrrp_netlink_cmd_rcv_bufs vrrp_netlink_monitor_rcv_bufs"
                    + " process_monitor_rcv_bufs lvs_netlink_cmd_rcv_bufs"
                    + " lvs_netlink_monitor_rcv_bufs lvs_timeouts lvs_sync_daemon snmp_socket"
                    + " dbus_service_name reload_time_file tmp_config_directory"
                    + " kernel_rx_buf_size garp_extra_if vmac_garp_intvl"
                    + " sorry_server_lvs_method ";

    /** Without a value they are passed over in silence. */
    private static final String NOTHING_WHEN_MISSING = " smtp_helo_name status_code ";

    /** They count their words; others look at the first ones and leave the rest. */
    private static final String REPORTED_WHEN_SURPLUS =
            " snmp_socket reload_time_file snmp_name vrrp_rx_bufs_multiplier kernel_rx_buf_size"
                    + " vrrp_garp_extra_if garp_extra_if ";

    private Habits() {}

    static ErrorClass missing(String keyword) {
        if (NOTHING_WHEN_MISSING.contains(" " + keyword + " ")) return ErrorClass.OK;
        return REPORTED_WHEN_MISSING.contains(" " + keyword + " ")
                ? ErrorClass.GENERAL_ERROR
                : ErrorClass.MISSING_PARAMETER;
    }

    static ErrorClass surplus(Keyword<?> keyword) {
        boolean counts =
                keyword.type() instanceof BlockTypes.Entries
                        || REPORTED_WHEN_SURPLUS.contains(" " + keyword.name() + " ");
        return counts ? ErrorClass.GENERAL_ERROR : ErrorClass.OK;
    }
}
