package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;

import io.regent.config.feature.BufferConfig;
import io.regent.config.feature.ReceiveBuffer;
import java.util.ArrayList;
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

    static final Buffer VRRP_NETLINK_CMD =
            buffer("vrrp_netlink_cmd_rcv_bufs", "netlink commands of VRRP");
    static final Buffer VRRP_NETLINK_MONITOR =
            buffer("vrrp_netlink_monitor_rcv_bufs", "netlink events of VRRP");
    static final Buffer PROCESS_MONITOR = buffer("process_monitor_rcv_bufs", "process events");
    static final Buffer LVS_NETLINK_CMD =
            buffer("lvs_netlink_cmd_rcv_bufs", "netlink commands of LVS");
    static final Buffer LVS_NETLINK_MONITOR =
            buffer("lvs_netlink_monitor_rcv_bufs", "netlink events of LVS");

    static final List<Keyword<?>> ALL = all();

    private BufferKeywords() {}

    /** The two keywords of a buffer. */
    record Buffer(Keyword<Integer> bytes, Keyword<Boolean> force) {
        ReceiveBuffer config(Values values) {
            return new ReceiveBuffer(
                    Optional.ofNullable(values.get(bytes)), values.orDefault(force));
        }
    }

    private static Buffer buffer(String name, String received) {
        return new Buffer(
                Keyword.accepted(
                        name,
                        ScalarTypes.integer(0, Integer.MAX_VALUE),
                        described("the kernel's"),
                        "Bytes to receive " + received + "."),
                Keyword.accepted(
                        name + "_force",
                        ScalarTypes.SWITCH,
                        fixed(false),
                        "The same beyond the kernel's limit."));
    }

    private static List<Keyword<?>> all() {
        var all = new ArrayList<Keyword<?>>(List.of(VRRP_RX_BUFS_POLICY, VRRP_RX_BUFS_MULTIPLIER));
        for (Buffer buffer :
                List.of(
                        VRRP_NETLINK_CMD,
                        VRRP_NETLINK_MONITOR,
                        PROCESS_MONITOR,
                        LVS_NETLINK_CMD,
                        LVS_NETLINK_MONITOR)) {
            all.add(buffer.bytes());
            all.add(buffer.force());
        }
        return List.copyOf(all);
    }

    static BufferConfig config(Values values) {
        return new BufferConfig(
                Optional.ofNullable(values.get(VRRP_RX_BUFS_POLICY)),
                values.orDefault(VRRP_RX_BUFS_MULTIPLIER),
                VRRP_NETLINK_CMD.config(values),
                VRRP_NETLINK_MONITOR.config(values),
                PROCESS_MONITOR.config(values),
                LVS_NETLINK_CMD.config(values),
                LVS_NETLINK_MONITOR.config(values));
    }
}
