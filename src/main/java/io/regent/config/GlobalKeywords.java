package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;
import static io.regent.config.Keyword.accepted;
import static io.regent.config.Keyword.active;
import static io.regent.config.Keyword.refused;
import static io.regent.config.OnInvalid.IGNORE_LINE;
import static io.regent.config.OnInvalid.REFUSE_CONFIG;
import static io.regent.config.ScalarTypes.FLAG;
import static io.regent.config.ScalarTypes.SWITCH;
import static io.regent.config.ScalarTypes.WORD;
import static io.regent.config.ScalarTypes.integer;
import static io.regent.config.ScalarTypes.integerZeroIsOne;
import static io.regent.config.ScalarTypes.seconds;
import static io.regent.config.ScalarTypes.wholeSeconds;

import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The block {@code global_defs} (inventory 2.2). */
final class GlobalKeywords {

    /** The longest time in microseconds that keepalived's timers hold: 32 bits. */
    private static final long LONGEST_TIMER = 4_294_967_295L;

    private static final int LONGEST_DELAY_SECONDS = 4294;

    static final Keyword<String> ROUTER_ID =
            active(
                    "router_id",
                    WORD,
                    described("the host name"),
                    IGNORE_LINE,
                    "Names this machine in messages.");

    static final Keyword<List<String>> NOTIFICATION_EMAIL =
            active(
                    "notification_email",
                    BlockTypes.words("{ addresses }"),
                    none(),
                    IGNORE_LINE,
                    "Recipients of mail.");

    static final Keyword<String> NOTIFICATION_EMAIL_FROM =
            active(
                    "notification_email_from",
                    WORD,
                    described("the user at the host name"),
                    IGNORE_LINE,
                    "Sender of mail.");

    static final Keyword<MailServerType.Server> SMTP_SERVER =
            active(
                    "smtp_server",
                    MailServerType.TYPE,
                    none(),
                    IGNORE_LINE,
                    "Relay for mail; port 25.");

    static final Keyword<String> SMTP_HELO_NAME =
            active(
                    "smtp_helo_name",
                    WORD,
                    described("the host name"),
                    IGNORE_LINE,
                    "How this machine greets the relay.");

    static final Keyword<Duration> SMTP_CONNECT_TIMEOUT =
            active(
                    "smtp_connect_timeout",
                    wholeSeconds(0, LONGEST_DELAY_SECONDS),
                    fixed(Duration.ofSeconds(30)),
                    IGNORE_LINE,
                    "Waiting for the relay; 0 becomes 1 second.");

    static final Keyword<Boolean> SMTP_ALERT =
            accepted("smtp_alert", SWITCH, fixed(false), "Mail for every state change.");

    static final Keyword<Boolean> SMTP_ALERT_VRRP =
            accepted("smtp_alert_vrrp", SWITCH, fixed(false), "Mail for VRRP state changes.");

    static final Keyword<Boolean> SMTP_ALERT_CHECKER =
            active(
                    "smtp_alert_checker",
                    SWITCH,
                    fixed(false),
                    IGNORE_LINE,
                    "Mail for checker changes.");

    static final Keyword<ScriptCommand.ScriptUser> SCRIPT_USER =
            active(
                    "script_user",
                    ScriptType.USER,
                    described("keepalived_script if that user exists, else the daemon's own"),
                    REFUSE_CONFIG,
                    "Runs scripts that name no user of their own.");

    static final Keyword<Boolean> ENABLE_SCRIPT_SECURITY =
            active(
                    "enable_script_security",
                    FLAG,
                    fixed(false),
                    REFUSE_CONFIG,
                    "Runs no script as root that others than root can change.");

    static final Keyword<Integer> VRRP_VERSION =
            active("vrrp_version", integer(2, 3), fixed(2), REFUSE_CONFIG, "Version of VRRP.");

    static final Keyword<IpAddress> VRRP_MCAST_GROUP4 =
            active(
                    "vrrp_mcast_group4",
                    ScalarTypes.IPV4_MULTICAST,
                    fixed(IpAddress.v4(0xe000_0012)),
                    REFUSE_CONFIG,
                    "Multicast group of adverts.");

    static final Keyword<Duration> VRRP_GARP_MASTER_DELAY =
            active(
                    "vrrp_garp_master_delay",
                    wholeSeconds(0, LONGEST_DELAY_SECONDS),
                    fixed(Duration.ofSeconds(5)),
                    IGNORE_LINE,
                    "Time from the first to the second round of gratuitous ARP; 0 for one round.");

    static final Keyword<Integer> VRRP_GARP_MASTER_REPEAT =
            active(
                    "vrrp_garp_master_repeat",
                    integerZeroIsOne(Integer.MAX_VALUE),
                    fixed(5),
                    IGNORE_LINE,
                    "Gratuitous ARP frames per address and round; 0 becomes 1.");

    static final Keyword<Duration> VRRP_GARP_MASTER_REFRESH =
            active(
                    "vrrp_garp_master_refresh",
                    wholeSeconds(0, LONGEST_DELAY_SECONDS),
                    fixed(Duration.ZERO),
                    IGNORE_LINE,
                    "Period of gratuitous ARP while MASTER; 0 for never.");

    static final Keyword<Integer> VRRP_GARP_MASTER_REFRESH_REPEAT =
            active(
                    "vrrp_garp_master_refresh_repeat",
                    integerZeroIsOne(Integer.MAX_VALUE),
                    fixed(1),
                    IGNORE_LINE,
                    "Frames per address at each refresh; 0 becomes 1.");

    static final Keyword<Duration> VRRP_GARP_LOWER_PRIO_DELAY =
            active(
                    "vrrp_garp_lower_prio_delay",
                    wholeSeconds(0, LONGEST_DELAY_SECONDS),
                    described("`vrrp_garp_master_delay`"),
                    IGNORE_LINE,
                    "Time to the second round after an advert of lower priority.");

    static final Keyword<Integer> VRRP_GARP_LOWER_PRIO_REPEAT =
            active(
                    "vrrp_garp_lower_prio_repeat",
                    integer(0, Integer.MAX_VALUE),
                    described("`vrrp_garp_master_repeat`"),
                    IGNORE_LINE,
                    "Frames per address after an advert of lower priority; 0 for none.");

    static final Keyword<Duration> VRRP_GARP_INTERVAL =
            active(
                    "vrrp_garp_interval",
                    seconds(1, LONGEST_TIMER, 6),
                    fixed(Duration.ZERO),
                    IGNORE_LINE,
                    "Smallest gap between two gratuitous ARP frames on one interface.");

    static final Keyword<Duration> VRRP_GNA_INTERVAL =
            accepted(
                    "vrrp_gna_interval",
                    seconds(1, LONGEST_TIMER, 6),
                    fixed(Duration.ZERO),
                    "The same for neighbour advertisements of IPv6.");

    static final Keyword<Boolean> VRRP_MIN_GARP =
            active(
                    "vrrp_min_garp",
                    SWITCH,
                    fixed(false),
                    IGNORE_LINE,
                    "One gratuitous ARP frame per address, where nothing else is set.");

    static final Keyword<Integer> VRRP_DOWN_TIMER_ADVERTS =
            active(
                    "vrrp_down_timer_adverts",
                    integer(1, 100),
                    fixed(3),
                    REFUSE_CONFIG,
                    "Adverts missed before taking over.");

    static final Keyword<Boolean> VRRP_LOWER_PRIO_NO_ADVERT =
            active(
                    "vrrp_lower_prio_no_advert",
                    SWITCH,
                    fixed(false),
                    REFUSE_CONFIG,
                    "A MASTER does not answer adverts of lower priority.");

    static final Keyword<Boolean> VRRP_HIGHER_PRIO_SEND_ADVERT =
            active(
                    "vrrp_higher_prio_send_advert",
                    SWITCH,
                    fixed(false),
                    REFUSE_CONFIG,
                    "A MASTER sends one more advert when it yields.");

    static final Keyword<Boolean> VRRP_OWNER_IGNORE_ADVERTS =
            active(
                    "vrrp_owner_ignore_adverts",
                    SWITCH,
                    fixed(false),
                    REFUSE_CONFIG,
                    "The owner of the addresses drops adverts of others.");

    static final Keyword<Boolean> VRRP_SKIP_CHECK_ADV_ADDR =
            active(
                    "vrrp_skip_check_adv_addr",
                    SWITCH,
                    fixed(false),
                    IGNORE_LINE,
                    "Compares the address list only when the sender changes.");

    static final Keyword<Boolean> VRRP_STRICT =
            refused("vrrp_strict", SWITCH, fixed(false), "Strict behaviour of the RFC.");

    static final Keyword<Boolean> V3_CHECKSUM_AS_V2 =
            active(
                    "v3_checksum_as_v2",
                    SWITCH,
                    fixed(false),
                    REFUSE_CONFIG,
                    "Checksum of version 3 without the pseudo-header.");

    static final Keyword<Duration> VRRP_STARTUP_DELAY =
            active(
                    "vrrp_startup_delay",
                    seconds(1000, LONGEST_TIMER, 6),
                    fixed(Duration.ZERO),
                    REFUSE_CONFIG,
                    "Instances neither act on adverts nor become MASTER until it is over.");

    static final Keyword<Boolean> LOG_UNKNOWN_VRIDS =
            active(
                    "log_unknown_vrids",
                    FLAG,
                    fixed(false),
                    IGNORE_LINE,
                    "Logs adverts with a router id that is not configured.");

    static final Keyword<String> DEFAULT_INTERFACE =
            accepted(
                    "default_interface",
                    ScalarTypes.UNUSED_INTERFACE,
                    fixed("eth0"),
                    "Carries static addresses that name no interface.");

    static final Keyword<Boolean> DYNAMIC_INTERFACES =
            active(
                    "dynamic_interfaces",
                    new DynamicInterfacesType(),
                    fixed(false),
                    REFUSE_CONFIG,
                    "Interfaces need not exist at start.");

    static final Keyword<Integer> VRRP_PRIORITY =
            active(
                    "vrrp_priority",
                    integer(-20, 19),
                    described("unchanged"),
                    IGNORE_LINE,
                    "Nice value of the VRRP process.");

    static final Keyword<Boolean> VRRP_NO_SWAP =
            active(
                    "vrrp_no_swap",
                    FLAG,
                    fixed(false),
                    IGNORE_LINE,
                    "Locks the memory of the VRRP process.");

    static final Keyword<Integer> VRRP_RT_PRIORITY =
            active(
                    "vrrp_rt_priority",
                    integer(1, 99),
                    described("chosen by Regent"),
                    IGNORE_LINE,
                    "Real-time priority of the VRRP process.");

    static final Keyword<Integer> VRRP_RLIMIT_RTTIME =
            active(
                    "vrrp_rlimit_rttime",
                    integer(1, Integer.MAX_VALUE),
                    described("10000"),
                    IGNORE_LINE,
                    "Microseconds that a real-time thread may run without waiting.");

    static final Keyword<Integer> VRRP_RLIMIT_RTIME =
            active(
                    "vrrp_rlimit_rtime",
                    OldSpelling.silent(VRRP_RLIMIT_RTTIME),
                    described("`vrrp_rlimit_rttime`"),
                    IGNORE_LINE,
                    "Deprecated spelling of `vrrp_rlimit_rttime`.");

    static final Keyword<Integer> MAX_AUTO_PRIORITY =
            active(
                    "max_auto_priority",
                    new MaxAutoPriorityType(),
                    described("0"),
                    IGNORE_LINE,
                    "Highest real-time priority taken without being asked; -1 for none at all.");

    static final Keyword<Integer> MIN_AUTO_PRIORITY_DELAY =
            accepted(
                    "min_auto_priority_delay",
                    integer(1, 10_000_000),
                    fixed(1_000_000),
                    "Microseconds of lateness that raise the priority by one.");

    static final Keyword<Boolean> VRRP_NOTIFY_PRIORITY_CHANGES =
            active(
                    "vrrp_notify_priority_changes",
                    SWITCH,
                    fixed(false),
                    IGNORE_LINE,
                    "Reports changes of the effective priority.");

    static final BlockTable TABLE =
            new BlockTable(
                    "global_defs",
                    all(
                            List.of(
                                    ROUTER_ID,
                                    NOTIFICATION_EMAIL,
                                    NOTIFICATION_EMAIL_FROM,
                                    SMTP_SERVER,
                                    SMTP_HELO_NAME,
                                    SMTP_CONNECT_TIMEOUT,
                                    SMTP_ALERT,
                                    SMTP_ALERT_VRRP,
                                    SMTP_ALERT_CHECKER,
                                    SCRIPT_USER,
                                    ENABLE_SCRIPT_SECURITY,
                                    VRRP_VERSION,
                                    VRRP_MCAST_GROUP4,
                                    VRRP_GARP_MASTER_DELAY,
                                    VRRP_GARP_MASTER_REPEAT,
                                    VRRP_GARP_MASTER_REFRESH,
                                    VRRP_GARP_MASTER_REFRESH_REPEAT,
                                    VRRP_GARP_LOWER_PRIO_DELAY,
                                    VRRP_GARP_LOWER_PRIO_REPEAT,
                                    VRRP_GARP_INTERVAL,
                                    VRRP_GNA_INTERVAL,
                                    VRRP_MIN_GARP,
                                    VRRP_DOWN_TIMER_ADVERTS,
                                    VRRP_LOWER_PRIO_NO_ADVERT,
                                    VRRP_HIGHER_PRIO_SEND_ADVERT,
                                    VRRP_OWNER_IGNORE_ADVERTS,
                                    VRRP_SKIP_CHECK_ADV_ADDR,
                                    VRRP_STRICT,
                                    V3_CHECKSUM_AS_V2,
                                    VRRP_STARTUP_DELAY,
                                    LOG_UNKNOWN_VRIDS,
                                    DEFAULT_INTERFACE,
                                    DYNAMIC_INTERFACES,
                                    VRRP_PRIORITY,
                                    VRRP_NO_SWAP,
                                    VRRP_RT_PRIORITY,
                                    VRRP_RLIMIT_RTTIME,
                                    VRRP_RLIMIT_RTIME,
                                    MAX_AUTO_PRIORITY,
                                    MIN_AUTO_PRIORITY_DELAY,
                                    VRRP_NOTIFY_PRIORITY_CHANGES)));

    private GlobalKeywords() {}

    /** What works, then what does not yet, by theme. */
    private static List<Keyword<?>> all(List<Keyword<?>> own) {
        var all = new ArrayList<>(own);
        all.addAll(VrrpGlobalKeywords.ALL);
        all.addAll(ProcessKeywords.ALL);
        all.addAll(EventKeywords.ALL);
        all.addAll(MailKeywords.ALL);
        all.addAll(BufferKeywords.ALL);
        all.addAll(LvsGlobalKeywords.ALL);
        all.addAll(FirewallKeywords.ALL);
        all.addAll(MonitorKeywords.ALL);
        all.addAll(FileKeywords.ALL);
        return all;
    }
}
