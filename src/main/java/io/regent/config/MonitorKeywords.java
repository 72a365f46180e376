package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;

import io.regent.config.feature.MonitorConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The part of {@code global_defs} about SNMP and D-Bus (inventory 2.2). */
final class MonitorKeywords {

    static final Keyword<String> SNMP_SOCKET =
            Keyword.accepted(
                    "snmp_socket",
                    new FirstCounts<>(ScalarTypes.WORD),
                    fixed("unix:/var/agentx/master"),
                    "Socket of the SNMP agent.");

    static final Keyword<Boolean> ENABLE_TRAPS =
            Keyword.accepted("enable_traps", ScalarTypes.FLAG, fixed(false), "Sends traps.");

    static final Keyword<Boolean> ENABLE_SNMP_VRRP =
            Keyword.accepted(
                    "enable_snmp_vrrp",
                    ScalarTypes.FLAG,
                    fixed(false),
                    "The VRRP part of KEEPALIVED-MIB.");

    static final Keyword<Boolean> ENABLE_SNMP_KEEPALIVED =
            Keyword.accepted(
                    "enable_snmp_keepalived",
                    OldSpelling.silent(ENABLE_SNMP_VRRP),
                    described("`enable_snmp_vrrp`"),
                    "Deprecated spelling of `enable_snmp_vrrp`.");

    static final Keyword<Boolean> ENABLE_SNMP_RFC =
            Keyword.accepted(
                    "enable_snmp_rfc",
                    Reported.rfcMib(),
                    fixed(false),
                    "The MIBs of RFC 2787 and RFC 6527.");

    static final Keyword<Boolean> ENABLE_SNMP_RFCV2 =
            Keyword.accepted(
                    "enable_snmp_rfcv2", Reported.rfcMib(), fixed(false), "The MIB of RFC 2787.");

    static final Keyword<Boolean> ENABLE_SNMP_RFCV3 =
            Keyword.accepted(
                    "enable_snmp_rfcv3", Reported.rfcMib(), fixed(false), "The MIB of RFC 6527.");

    static final Keyword<Boolean> ENABLE_SNMP_CHECKER =
            Keyword.accepted(
                    "enable_snmp_checker",
                    ScalarTypes.FLAG,
                    fixed(false),
                    "The LVS part of KEEPALIVED-MIB.");

    static final Keyword<Duration> SNMP_VS_STATS_UPDATE_INTERVAL =
            Keyword.accepted(
                    "snmp_vs_stats_update_interval",
                    ScalarTypes.seconds(1000, 30_000_000, 6),
                    fixed(Duration.ofSeconds(5)),
                    "Age of statistics of virtual servers.");

    static final Keyword<Duration> SNMP_RS_STATS_UPDATE_INTERVAL =
            Keyword.accepted(
                    "snmp_rs_stats_update_interval",
                    ScalarTypes.seconds(1000, 30_000_000, 6),
                    described("`snmp_vs_stats_update_interval`"),
                    "Age of statistics of real servers.");

    static final Keyword<Boolean> ENABLE_DBUS =
            Keyword.accepted(
                    "enable_dbus", ScalarTypes.FLAG, fixed(false), "Offers the state on D-Bus.");

    static final Keyword<String> DBUS_SERVICE_NAME =
            Keyword.accepted(
                    "dbus_service_name",
                    ScalarTypes.WORD,
                    fixed("org.keepalived.Vrrp1"),
                    "Name on the bus.");

    static final Keyword<String> DBUS_NO_INTERFACE_NAME =
            Keyword.accepted(
                    "dbus_no_interface_name",
                    ScalarTypes.WORD,
                    fixed("none"),
                    "Stands for the interface of instances without one.");

    static final List<Keyword<?>> ALL =
            List.of(
                    SNMP_SOCKET,
                    ENABLE_TRAPS,
                    ENABLE_SNMP_VRRP,
                    ENABLE_SNMP_KEEPALIVED,
                    ENABLE_SNMP_RFC,
                    ENABLE_SNMP_RFCV2,
                    ENABLE_SNMP_RFCV3,
                    ENABLE_SNMP_CHECKER,
                    SNMP_VS_STATS_UPDATE_INTERVAL,
                    SNMP_RS_STATS_UPDATE_INTERVAL,
                    ENABLE_DBUS,
                    DBUS_SERVICE_NAME,
                    DBUS_NO_INTERFACE_NAME);

    private MonitorKeywords() {}

    static MonitorConfig config(Values values) {
        return new MonitorConfig(
                values.orDefault(SNMP_SOCKET),
                values.orDefault(ENABLE_TRAPS),
                values.orDefault(ENABLE_SNMP_VRRP) || values.has(ENABLE_SNMP_KEEPALIVED),
                values.orDefault(ENABLE_SNMP_RFC),
                values.orDefault(ENABLE_SNMP_RFCV2),
                values.orDefault(ENABLE_SNMP_RFCV3),
                values.orDefault(ENABLE_SNMP_CHECKER),
                values.orDefault(SNMP_VS_STATS_UPDATE_INTERVAL),
                Optional.ofNullable(values.get(SNMP_RS_STATS_UPDATE_INTERVAL)),
                values.orDefault(ENABLE_DBUS),
                values.orDefault(DBUS_SERVICE_NAME),
                values.orDefault(DBUS_NO_INTERFACE_NAME));
    }
}
