package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;
import static io.regent.config.Default.required;
import static io.regent.config.Keyword.active;
import static io.regent.config.ScalarTypes.FLAG;
import static io.regent.config.ScalarTypes.SWITCH;
import static io.regent.config.ScalarTypes.integer;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.Scheduler;
import io.regent.net.IpFamily;
import java.time.Duration;
import java.util.List;

/** The block {@code virtual_server} (inventory 4.3). */
final class VirtualServerKeywords {

    static final Keyword<IpFamily> IP_FAMILY =
            active(
                    "ip_family",
                    LvsTypes.FAMILY,
                    described("that of the addresses"),
                    "Family of a service of firewall marks.");

    static final Keyword<Boolean> INHIBIT_ON_FAILURE =
            active(
                    "inhibit_on_failure",
                    FLAG,
                    fixed(false),
                    "Weight 0 instead of removal for real servers that are down.");

    static final Keyword<Scheduler> LB_ALGO =
            active("lb_algo", LvsTypes.SCHEDULER, described("wlc, reported"), "Scheduler.");

    static final Keyword<Scheduler> LVS_SCHED =
            active(
                    "lvs_sched",
                    LvsTypes.SCHEDULER,
                    described("`lb_algo`"),
                    "The same as `lb_algo`; the last of both counts.");

    static final Keyword<Boolean> HASHED =
            active("hashed", FLAG, fixed(false), "Has no effect, in keepalived neither.");

    static final Keyword<Boolean> OPS =
            active("ops", FLAG, fixed(false), "Schedules each datagram by itself; UDP only.");

    static final Keyword<Boolean> FLAG_1 =
            active("flag-1", FLAG, fixed(false), "First flag of the scheduler.");

    static final Keyword<Boolean> FLAG_2 =
            active("flag-2", FLAG, fixed(false), "Second flag of the scheduler.");

    static final Keyword<Boolean> FLAG_3 =
            active("flag-3", FLAG, fixed(false), "Third flag of the scheduler.");

    static final Keyword<Boolean> SH_PORT =
            active("sh-port", FLAG, fixed(false), "Hashes the port, too; behind `lb_algo sh`.");

    static final Keyword<Boolean> SH_FALLBACK =
            active(
                    "sh-fallback",
                    FLAG,
                    fixed(false),
                    "Another server when the hashed one is down; behind `lb_algo sh`.");

    static final Keyword<Boolean> MH_PORT =
            active("mh-port", FLAG, fixed(false), "Hashes the port, too; behind `lb_algo mh`.");

    static final Keyword<Boolean> MH_FALLBACK =
            active(
                    "mh-fallback",
                    FLAG,
                    fixed(false),
                    "Another server when the hashed one is down; behind `lb_algo mh`.");

    static final Keyword<Forwarding> LB_KIND =
            active(
                    "lb_kind",
                    ForwardingType.TYPE,
                    described("NAT, reported"),
                    "How packets reach the real servers.");

    static final Keyword<Forwarding> LVS_METHOD =
            active(
                    "lvs_method",
                    ForwardingType.TYPE,
                    described("`lb_kind`"),
                    "The same as `lb_kind`; the last of both counts.");

    static final Keyword<String> PERSISTENCE_ENGINE =
            active(
                    "persistence_engine",
                    new EngineName(),
                    none(),
                    "Tells clients apart by more than their address.");

    static final Keyword<Duration> PERSISTENCE_TIMEOUT =
            active(
                    "persistence_timeout",
                    LvsTypes.PERSISTENCE_TIMEOUT,
                    described("off; 360 s without a value"),
                    "Clients that come back within it reach the same real server.");

    static final Keyword<LvsTypes.Granularity> PERSISTENCE_GRANULARITY =
            active(
                    "persistence_granularity",
                    LvsTypes.GRANULARITY,
                    described("the whole address"),
                    "Clients that share these bits count as one.");

    static final Keyword<Protocol> PROTOCOL =
            active("protocol", LvsTypes.PROTOCOL, described("UDP, reported"), "Over IP.");

    static final Keyword<Boolean> HA_SUSPEND =
            active(
                    "ha_suspend",
                    FLAG,
                    fixed(false),
                    "Checks only while the address is on this machine.");

    static final Keyword<Boolean> SMTP_ALERT =
            active(
                    "smtp_alert",
                    SWITCH,
                    described("`smtp_alert_checker`, `smtp_alert`, off"),
                    "Mail when the quorum changes.");

    static final Keyword<Boolean> ALPHA =
            active("alpha", FLAG, fixed(false), "Real servers are down until checked.");

    static final Keyword<Boolean> OMEGA =
            active("omega", FLAG, fixed(false), "Runs scripts for going down at the end.");

    static final Keyword<ScriptCommand> QUORUM_UP =
            active("quorum_up", ScriptType.WITH_USER, none(), "Run when the quorum is gained.");

    static final Keyword<ScriptCommand> QUORUM_DOWN =
            active("quorum_down", ScriptType.WITH_USER, none(), "Run when the quorum is lost.");

    static final Keyword<Long> QUORUM =
            active(
                    "quorum",
                    LvsTypes.numberOrOne(LvsTypes.U32),
                    fixed(1L),
                    "Least weight of live servers; more than all have is reduced.");

    static final Keyword<Long> HYSTERESIS =
            active(
                    "hysteresis",
                    LvsTypes.number(0, LvsTypes.U32),
                    fixed(0L),
                    "Distance from the quorum at which it is lost or gained.");

    static final Keyword<Integer> WEIGHT =
            active(
                    "weight",
                    integer(1, Integer.MAX_VALUE),
                    fixed(1),
                    "Weight of real servers that have none of their own.");

    static final Keyword<Endpoint> SORRY_SERVER =
            active("sorry_server", LvsTypes.ENDPOINT, none(), "Used while there is no quorum.");

    static final Keyword<Boolean> SORRY_SERVER_INHIBIT =
            active(
                    "sorry_server_inhibit",
                    FLAG,
                    fixed(false),
                    "Stays with weight 0 while not used; behind `sorry_server`.");

    static final Keyword<Forwarding> SORRY_SERVER_LVS_METHOD =
            active(
                    "sorry_server_lvs_method",
                    ForwardingType.TYPE,
                    described("the virtual server's"),
                    "How packets reach it; behind `sorry_server`.");

    static final Keyword<List<RealServerType.Placed>> REAL_SERVER =
            active("real_server", new RealServerType(), required(), "A server behind it.");

    static final BlockTable TABLE =
            new BlockTable(
                    "virtual_server",
                    List.of(
                            IP_FAMILY,
                            CheckKeywords.SERVER_RETRY,
                            CheckKeywords.DELAY_BEFORE_RETRY,
                            CheckKeywords.WARMUP,
                            CheckKeywords.CONNECT_TIMEOUT,
                            CheckKeywords.DELAY_LOOP,
                            INHIBIT_ON_FAILURE,
                            LB_ALGO,
                            LVS_SCHED,
                            HASHED,
                            OPS,
                            FLAG_1,
                            FLAG_2,
                            FLAG_3,
                            SH_PORT,
                            SH_FALLBACK,
                            MH_PORT,
                            MH_FALLBACK,
                            LB_KIND,
                            LVS_METHOD,
                            PERSISTENCE_ENGINE,
                            PERSISTENCE_TIMEOUT,
                            PERSISTENCE_GRANULARITY,
                            PROTOCOL,
                            HA_SUSPEND,
                            SMTP_ALERT,
                            WebCheckKeywords.VIRTUALHOST,
                            RealServerKeywords.SNMP_NAME,
                            ALPHA,
                            OMEGA,
                            QUORUM_UP,
                            QUORUM_DOWN,
                            QUORUM,
                            HYSTERESIS,
                            WEIGHT,
                            SORRY_SERVER,
                            SORRY_SERVER_INHIBIT,
                            SORRY_SERVER_LVS_METHOD,
                            REAL_SERVER));

    private VirtualServerKeywords() {}
}
