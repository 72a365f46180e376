package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;

import io.regent.config.feature.BufferConfig;
import java.util.List;
import java.util.Optional;

/** The part of {@code global_defs} about receive buffers (inventory 2.2). */
final class BufferKeywords {

    static final Keyword<String> VRRP_RX_BUFS_POLICY =
            Keyword.accepted(
                    "vrrp_rx_bufs_policy",
                    BufferPolicyType.TYPE,
                    described("the kernel's"),
                    "Size of the sockets for adverts.");

    static final Keyword<Integer> VRRP_RX_BUFS_MULTIPLIER =
            Keyword.accepted(
                    "vrrp_rx_bufs_multiplier",
                    ScalarTypes.integer(1, Integer.MAX_VALUE),
                    fixed(3),
                    "Packets that the policy makes room for.");

    static final Keyword<Integer> VRRP_NETLINK_CMD_RCV_BUFS =
            Keyword.accepted(
                    "vrrp_netlink_cmd_rcv_bufs",
                    ScalarTypes.integer(0, Integer.MAX_VALUE),
                    described("the kernel's"),
                    "Bytes to receive netlink commands of VRRP.");

    static final Keyword<Boolean> VRRP_NETLINK_CMD_RCV_BUFS_FORCE =
            Keyword.accepted(
                    "vrrp_netlink_cmd_rcv_bufs_force",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    "The same beyond the kernel's limit.");

    static final Keyword<Integer> VRRP_NETLINK_MONITOR_RCV_BUFS =
            Keyword.accepted(
                    "vrrp_netlink_monitor_rcv_bufs",
                    ScalarTypes.integer(0, Integer.MAX_VALUE),
                    described("the kernel's"),
                    "Bytes to receive netlink events of VRRP.");

    static final Keyword<Boolean> VRRP_NETLINK_MONITOR_RCV_BUFS_FORCE =
            Keyword.accepted(
                    "vrrp_netlink_monitor_rcv_bufs_force",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    "The same beyond the kernel's limit.");

    static final Keyword<Integer> PROCESS_MONITOR_RCV_BUFS =
            Keyword.accepted(
                    "process_monitor_rcv_bufs",
                    ScalarTypes.integer(0, Integer.MAX_VALUE),
                    described("the kernel's"),
                    "Bytes to receive process events.");

    static final Keyword<Boolean> PROCESS_MONITOR_RCV_BUFS_FORCE =
            Keyword.accepted(
                    "process_monitor_rcv_bufs_force",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    "The same beyond the kernel's limit.");

    static final Keyword<Integer> LVS_NETLINK_CMD_RCV_BUFS =
            Keyword.accepted(
                    "lvs_netlink_cmd_rcv_bufs",
                    ScalarTypes.integer(0, Integer.MAX_VALUE),
                    described("the kernel's"),
                    "Bytes to receive netlink commands of LVS.");

    static final Keyword<Boolean> LVS_NETLINK_CMD_RCV_BUFS_FORCE =
            Keyword.accepted(
                    "lvs_netlink_cmd_rcv_bufs_force",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    "The same beyond the kernel's limit.");

    static final Keyword<Integer> LVS_NETLINK_MONITOR_RCV_BUFS =
            Keyword.accepted(
                    "lvs_netlink_monitor_rcv_bufs",
                    ScalarTypes.integer(0, Integer.MAX_VALUE),
                    described("the kernel's"),
                    "Bytes to receive netlink events of LVS.");

    static final Keyword<Boolean> LVS_NETLINK_MONITOR_RCV_BUFS_FORCE =
            Keyword.accepted(
                    "lvs_netlink_monitor_rcv_bufs_force",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    "The same beyond the kernel's limit.");

    static final List<Keyword<?>> ALL =
            List.of(
                    VRRP_RX_BUFS_POLICY,
                    VRRP_RX_BUFS_MULTIPLIER,
                    VRRP_NETLINK_CMD_RCV_BUFS,
                    VRRP_NETLINK_CMD_RCV_BUFS_FORCE,
                    VRRP_NETLINK_MONITOR_RCV_BUFS,
                    VRRP_NETLINK_MONITOR_RCV_BUFS_FORCE,
                    PROCESS_MONITOR_RCV_BUFS,
                    PROCESS_MONITOR_RCV_BUFS_FORCE,
                    LVS_NETLINK_CMD_RCV_BUFS,
                    LVS_NETLINK_CMD_RCV_BUFS_FORCE,
                    LVS_NETLINK_MONITOR_RCV_BUFS,
                    LVS_NETLINK_MONITOR_RCV_BUFS_FORCE);

    private BufferKeywords() {}

    static BufferConfig config(Values values) {
        return new BufferConfig(
                Optional.ofNullable(values.get(VRRP_RX_BUFS_POLICY)),
                values.orDefault(VRRP_RX_BUFS_MULTIPLIER),
                Optional.ofNullable(values.get(VRRP_NETLINK_CMD_RCV_BUFS)),
                values.orDefault(VRRP_NETLINK_CMD_RCV_BUFS_FORCE),
                Optional.ofNullable(values.get(VRRP_NETLINK_MONITOR_RCV_BUFS)),
                values.orDefault(VRRP_NETLINK_MONITOR_RCV_BUFS_FORCE),
                Optional.ofNullable(values.get(PROCESS_MONITOR_RCV_BUFS)),
                values.orDefault(PROCESS_MONITOR_RCV_BUFS_FORCE),
                Optional.ofNullable(values.get(LVS_NETLINK_CMD_RCV_BUFS)),
                values.orDefault(LVS_NETLINK_CMD_RCV_BUFS_FORCE),
                Optional.ofNullable(values.get(LVS_NETLINK_MONITOR_RCV_BUFS)),
                values.orDefault(LVS_NETLINK_MONITOR_RCV_BUFS_FORCE));
    }
}
