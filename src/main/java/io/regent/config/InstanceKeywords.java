package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.inherited;
import static io.regent.config.Default.none;
import static io.regent.config.Default.required;
import static io.regent.config.Keyword.accepted;
import static io.regent.config.Keyword.active;
import static io.regent.config.Keyword.refused;
import static io.regent.config.OnInvalid.IGNORE_LINE;
import static io.regent.config.OnInvalid.REFUSE_CONFIG;
import static io.regent.config.ScalarTypes.FLAG;
import static io.regent.config.ScalarTypes.SWITCH;
import static io.regent.config.ScalarTypes.integer;
import static io.regent.config.ScalarTypes.seconds;

import io.regent.config.feature.ExtraInterfaces;
import io.regent.config.feature.Ipvlan;
import io.regent.config.feature.RouteConfig;
import io.regent.config.feature.RuleConfig;
import io.regent.config.feature.UnicastPeer;
import io.regent.config.feature.Vmac;
import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.List;

/** The block {@code vrrp_instance} (inventory 3.5). */
final class InstanceKeywords {

    static final String MASTER = "MASTER";
    static final String BACKUP = "BACKUP";

    static final Keyword<String> STATE =
            active(
                    "state",
                    new ChoiceType(MASTER, BACKUP),
                    described("MASTER with priority 255, else BACKUP"),
                    REFUSE_CONFIG,
                    "The state to begin with.");

    static final Keyword<String> INTERFACE =
            active(
                    "interface",
                    ScalarTypes.INTERFACE,
                    required(),
                    REFUSE_CONFIG,
                    "Carries the adverts, and the addresses that name no other.");

    static final Keyword<Integer> VIRTUAL_ROUTER_ID =
            active(
                    "virtual_router_id",
                    integer(1, 255),
                    required(),
                    REFUSE_CONFIG,
                    "Identifies the virtual router on its link; equal on all its nodes.");

    static final Keyword<Integer> PRIORITY =
            active(
                    "priority",
                    integer(1, 255),
                    described("100, or 255 with `state MASTER`"),
                    REFUSE_CONFIG,
                    "Weight in the election; 255 owns the addresses.");

    static final Keyword<Integer> VERSION =
            active(
                    "version",
                    integer(2, 3),
                    inherited(GlobalKeywords.VRRP_VERSION),
                    REFUSE_CONFIG,
                    "Version of VRRP.");

    static final Keyword<Duration> ADVERT_INT =
            active(
                    "advert_int",
                    seconds(10_000, 255_000_000, 6),
                    fixed(Duration.ofSeconds(1)),
                    REFUSE_CONFIG,
                    "Time between adverts: whole seconds with version 2, steps of 10 ms up to"
                            + " 40.95 s with version 3.");

    static final Keyword<Values> AUTHENTICATION =
            active(
                    "authentication",
                    BlockTypes.block(AuthenticationKeywords.TABLE),
                    none(),
                    REFUSE_CONFIG,
                    "Password of version 2.");

    static final Keyword<IpAddress> MCAST_SRC_IP =
            active(
                    "mcast_src_ip",
                    ScalarTypes.SOURCE,
                    described("the first address of the interface"),
                    REFUSE_CONFIG,
                    "Source address of adverts.");

    static final Keyword<IpAddress> MCAST_DST_IP =
            active(
                    "mcast_dst_ip",
                    ScalarTypes.GROUP,
                    inherited(GlobalKeywords.VRRP_MCAST_GROUP4),
                    REFUSE_CONFIG,
                    "Multicast group of adverts.");

    static final Keyword<Boolean> PREEMPT =
            active(
                    "preempt",
                    FLAG,
                    described("on"),
                    REFUSE_CONFIG,
                    "Takes over from a MASTER of lower priority.");

    static final Keyword<Boolean> NOPREEMPT =
            active(
                    "nopreempt",
                    FLAG,
                    fixed(false),
                    REFUSE_CONFIG,
                    "Leaves a MASTER of lower priority alone.");

    static final Keyword<Duration> PREEMPT_DELAY =
            active(
                    "preempt_delay",
                    seconds(0, 1_000_000_000, 6),
                    fixed(Duration.ZERO),
                    REFUSE_CONFIG,
                    "Time to wait before taking over from a MASTER of lower priority.");

    static final Keyword<Integer> DOWN_TIMER_ADVERTS =
            active(
                    "down_timer_adverts",
                    integer(1, 100),
                    inherited(GlobalKeywords.VRRP_DOWN_TIMER_ADVERTS),
                    REFUSE_CONFIG,
                    "Adverts missed before taking over.");

    static final Keyword<Boolean> DONT_TRACK_PRIMARY =
            active(
                    "dont_track_primary",
                    FLAG,
                    fixed(false),
                    REFUSE_CONFIG,
                    "The own interface being down is no fault.");

    static final Keyword<Boolean> LOWER_PRIO_NO_ADVERT =
            active(
                    "lower_prio_no_advert",
                    SWITCH,
                    inherited(GlobalKeywords.VRRP_LOWER_PRIO_NO_ADVERT),
                    REFUSE_CONFIG,
                    "As MASTER does not answer adverts of lower priority.");

    static final Keyword<Boolean> HIGHER_PRIO_SEND_ADVERT =
            active(
                    "higher_prio_send_advert",
                    SWITCH,
                    inherited(GlobalKeywords.VRRP_HIGHER_PRIO_SEND_ADVERT),
                    REFUSE_CONFIG,
                    "As MASTER sends one more advert when it yields.");

    static final Keyword<Boolean> OWNER_IGNORE_ADVERTS =
            active(
                    "owner_ignore_adverts",
                    SWITCH,
                    inherited(GlobalKeywords.VRRP_OWNER_IGNORE_ADVERTS),
                    REFUSE_CONFIG,
                    "With priority 255 drops adverts of others.");

    static final Keyword<Boolean> SKIP_CHECK_ADV_ADDR =
            active(
                    "skip_check_adv_addr",
                    SWITCH,
                    inherited(GlobalKeywords.VRRP_SKIP_CHECK_ADV_ADDR),
                    IGNORE_LINE,
                    "Compares the address list only when the sender changes.");

    static final Keyword<Boolean> V3_CHECKSUM_AS_V2 =
            active(
                    "v3_checksum_as_v2",
                    SWITCH,
                    inherited(GlobalKeywords.V3_CHECKSUM_AS_V2),
                    REFUSE_CONFIG,
                    "Checksum of version 3 without the pseudo-header.");

    static final Keyword<Boolean> STRICT_MODE =
            refused("strict_mode", SWITCH, described("`vrrp_strict`"), "Strict behaviour.");

    static final Keyword<Boolean> ACCEPT =
            active(
                    "accept",
                    FLAG,
                    fixed(true),
                    REFUSE_CONFIG,
                    "Packets to the addresses are accepted while MASTER.");

    static final Keyword<List<AddressLines.Placed>> VIRTUAL_IPADDRESS =
            active(
                    "virtual_ipaddress",
                    AddressLines.TYPE,
                    none(),
                    REFUSE_CONFIG,
                    "Addresses that the MASTER holds and advertises.");

    static final Keyword<List<AddressLines.Placed>> VIRTUAL_IPADDRESS_EXCLUDED =
            active(
                    "virtual_ipaddress_excluded",
                    AddressLines.TYPE,
                    none(),
                    REFUSE_CONFIG,
                    "Addresses that the MASTER holds but does not advertise.");

    static final Keyword<Boolean> NO_VIRTUAL_IPADDRESS =
            active(
                    "no_virtual_ipaddress",
                    FLAG,
                    fixed(false),
                    REFUSE_CONFIG,
                    "It is on purpose that there are no addresses.");

    static final Keyword<List<TrackLines.Line>> TRACK_INTERFACE =
            active(
                    "track_interface",
                    new TrackLines("INTERFACE [weight -253..253] [reverse]"),
                    none(),
                    REFUSE_CONFIG,
                    "Interfaces whose state moves the priority, or is a fault.");

    static final Keyword<List<TrackLines.Line>> TRACK_SCRIPT =
            active(
                    "track_script",
                    new TrackLines("SCRIPT [weight -253..253] [reverse|noreverse]"),
                    none(),
                    REFUSE_CONFIG,
                    "Scripts whose result moves the priority, or is a fault.");

    static final Keyword<ScriptCommand> NOTIFY_MASTER =
            script("notify_master", "Runs on becoming MASTER.");
    static final Keyword<ScriptCommand> NOTIFY_BACKUP =
            script("notify_backup", "Runs on becoming BACKUP.");
    static final Keyword<ScriptCommand> NOTIFY_FAULT =
            script("notify_fault", "Runs on entering FAULT.");
    static final Keyword<ScriptCommand> NOTIFY_STOP =
            script("notify_stop", "Runs when the daemon stops.");
    static final Keyword<ScriptCommand> NOTIFY_DELETED =
            active(
                    "notify_deleted",
                    ScriptType.OPTIONAL_WITH_USER,
                    none(),
                    REFUSE_CONFIG,
                    "Runs when a reload removes the instance.");
    static final Keyword<ScriptCommand> NOTIFY =
            script("notify", "Runs on every change, with INSTANCE, name, state and priority.");
    static final Keyword<ScriptCommand> NOTIFY_MASTER_RX_LOWER_PRI =
            script(
                    "notify_master_rx_lower_pri",
                    "Runs when a MASTER receives an advert of lower priority.");

    static final Keyword<Boolean> NOTIFY_PRIORITY_CHANGES =
            active(
                    "notify_priority_changes",
                    SWITCH,
                    inherited(GlobalKeywords.VRRP_NOTIFY_PRIORITY_CHANGES),
                    IGNORE_LINE,
                    "Reports changes of the effective priority.");

    static final Keyword<Boolean> SMTP_ALERT =
            accepted(
                    "smtp_alert",
                    SWITCH,
                    described("`smtp_alert_vrrp`"),
                    "Mail for changes of this instance.");

    static final Keyword<Integer> DEBUG =
            accepted("debug", integer(0, 4), fixed(0), "Level of debugging.");

    static final Keyword<Duration> GARP_MASTER_DELAY =
            like(GlobalKeywords.VRRP_GARP_MASTER_DELAY, "garp_master_delay");
    static final Keyword<Integer> GARP_MASTER_REPEAT =
            like(GlobalKeywords.VRRP_GARP_MASTER_REPEAT, "garp_master_repeat");
    static final Keyword<Duration> GARP_MASTER_REFRESH =
            like(GlobalKeywords.VRRP_GARP_MASTER_REFRESH, "garp_master_refresh");
    static final Keyword<Integer> GARP_MASTER_REFRESH_REPEAT =
            like(GlobalKeywords.VRRP_GARP_MASTER_REFRESH_REPEAT, "garp_master_refresh_repeat");
    static final Keyword<Duration> GARP_LOWER_PRIO_DELAY =
            like(GlobalKeywords.VRRP_GARP_LOWER_PRIO_DELAY, "garp_lower_prio_delay");
    static final Keyword<Integer> GARP_LOWER_PRIO_REPEAT =
            like(GlobalKeywords.VRRP_GARP_LOWER_PRIO_REPEAT, "garp_lower_prio_repeat");

    static final Keyword<Vmac> USE_VMAC =
            refused(
                    "use_vmac",
                    new FirstCounts<>(VmacType.TYPE),
                    none(),
                    "An interface of its own, with the hardware address of the RFC.");

    static final Keyword<Boolean> USE_VMAC_ADDR =
            refused(
                    "use_vmac_addr",
                    FLAG,
                    fixed(false),
                    "The same for addresses on other interfaces.");

    static final Keyword<Boolean> VMAC_XMIT_BASE =
            refused(
                    "vmac_xmit_base",
                    FLAG,
                    fixed(false),
                    "Adverts go through the parent interface all the same.");

    static final Keyword<Ipvlan> USE_IPVLAN =
            refused(
                    "use_ipvlan",
                    IpvlanType.TYPE,
                    none(),
                    "An interface of its own, with the hardware address of its parent.");

    static final Keyword<List<UnicastPeer>> UNICAST_PEER =
            refused(
                    "unicast_peer",
                    PeerLines.TYPE,
                    none(),
                    "Adverts go to these machines and not to a group.");

    static final Keyword<IpAddress> UNICAST_SRC_IP =
            refused(
                    "unicast_src_ip",
                    AddressType.ANY,
                    described("the first address of the interface"),
                    "Source address of unicast adverts.");

    static final Keyword<Integer> UNICAST_TTL =
            accepted("unicast_ttl", integer(0, 255), described("255"), "TTL of unicast adverts.");

    static final Keyword<Boolean> UNICAST_FAULT_NO_PEER =
            accepted(
                    "unicast_fault_no_peer",
                    FLAG,
                    fixed(false),
                    "Without peers FAULT, and not multicast.");

    static final Keyword<Boolean> CHECK_UNICAST_SRC =
            accepted(
                    "check_unicast_src",
                    FLAG,
                    described("`vrrp_check_unicast_src`"),
                    "Adverts must come from a configured peer.");

    static final Keyword<String> OLD_UNICAST_CHECKSUM =
            accepted(
                    "old_unicast_checksum",
                    new OptionalChoiceType("always", "never"),
                    described("found out"),
                    "Checksum of unicast adverts as old versions have it.");

    static final Keyword<Boolean> TRACK_SRC_IP =
            refused(
                    "track_src_ip",
                    FLAG,
                    fixed(false),
                    "FAULT while the source address is absent.");

    static final Keyword<Boolean> NATIVE_IPV6 =
            refused(
                    "native_ipv6",
                    FLAG,
                    fixed(false),
                    "An IPv6 instance, whatever its addresses are.");

    static final Keyword<String> VRF =
            refused(
                    "vrf",
                    ScalarTypes.INTERFACE,
                    none(),
                    "VRF of a unicast instance without an interface.");

    static final Keyword<Boolean> PROMOTE_SECONDARIES =
            accepted(
                    "promote_secondaries",
                    FLAG,
                    fixed(false),
                    "Other addresses stay when the first one of a network goes.");

    static final Keyword<Boolean> LINKBEAT_USE_POLLING =
            accepted(
                    "linkbeat_use_polling",
                    Reported.deprecated(
                            FLAG, "'linkbeat_use_polling' is deprecated; use linkbeat_interfaces"),
                    fixed(false),
                    "Asks the interface for its link every second.");

    static final Keyword<Integer> KERNEL_RX_BUF_SIZE =
            accepted(
                    "kernel_rx_buf_size",
                    integer(1, Integer.MAX_VALUE),
                    described("by `vrrp_rx_bufs_policy`"),
                    "Receive buffer of the socket.");

    static final Keyword<Integer> TIMER_EXPIRED_BACKUP =
            accepted(
                    "timer_expired_backup",
                    new TimerExpiredType(),
                    described("always, in Regent"),
                    "BACKUP after a pause in which that priority may have taken over.");

    static final Keyword<Integer> THREAD_TIMER_EXPIRED =
            accepted(
                    "thread_timer_expired",
                    new OldSpelling<>(TIMER_EXPIRED_BACKUP),
                    described("`timer_expired_backup`"),
                    "Deprecated spelling of `timer_expired_backup`.");

    static final Keyword<Boolean> NO_ACCEPT =
            refused("no_accept", FLAG, fixed(false), "Packets to the addresses are dropped.");

    static final Keyword<String> LVS_SYNC_DAEMON_INTERFACE =
            accepted(
                    "lvs_sync_daemon_interface",
                    Reported.deprecated(
                            ScalarTypes.INTERFACE,
                            "'lvs_sync_daemon_interface' is deprecated; use lvs_sync_daemon in global_defs"),
                    none(),
                    "Hands connections over through this interface.");

    static final Keyword<ExtraInterfaces> GARP_EXTRA_IF =
            accepted(
                    "garp_extra_if",
                    new ExtraInterfacesType(0),
                    described("`vrrp_garp_extra_if`"),
                    "Period of gratuitous ARP on further interfaces.");

    static final Keyword<ExtraInterfaces> VMAC_GARP_INTVL =
            accepted(
                    "vmac_garp_intvl",
                    new OldSpelling<>(GARP_EXTRA_IF),
                    described("`garp_extra_if`"),
                    "Deprecated spelling of `garp_extra_if`.");

    static final Keyword<List<TrackLines.Line>> TRACK_FILE =
            refused(
                    "track_file",
                    new TrackLines("FILE [weight -254..254] [reverse|noreverse]", 254),
                    none(),
                    "Files whose number moves the priority, or is a fault.");

    static final Keyword<List<TrackLines.Line>> TRACK_PROCESS =
            refused(
                    "track_process",
                    new TrackLines("PROCESS [weight -254..254] [reverse|noreverse]", 254),
                    none(),
                    "Processes whose number moves the priority, or is a fault.");

    static final Keyword<List<TrackLines.Line>> TRACK_BFD =
            refused(
                    "track_bfd",
                    new TrackLines("BFD [weight -253..253] [reverse|noreverse]"),
                    none(),
                    "Sessions whose state moves the priority, or is a fault.");

    static final Keyword<List<RouteConfig>> VIRTUAL_ROUTES =
            refused("virtual_routes", RouteLines.TYPE, none(), "Routes that the MASTER has.");

    static final Keyword<List<RuleConfig>> VIRTUAL_RULES =
            refused("virtual_rules", RuleLines.TYPE, none(), "Rules that the MASTER has.");

    static final Keyword<Values> AUTH_HMAC =
            refused(
                    "auth_hmac",
                    BlockTypes.block(HmacKeywords.TABLE),
                    none(),
                    "Adverts are signed.");

    /** Each of them asks for unicast. */
    static final List<Keyword<?>> UNICAST =
            List.of(UNICAST_PEER, UNICAST_SRC_IP, CHECK_UNICAST_SRC, OLD_UNICAST_CHECKSUM);

    static final BlockTable TABLE =
            new BlockTable(
                    "vrrp_instance",
                    List.of(
                            STATE,
                            INTERFACE,
                            VIRTUAL_ROUTER_ID,
                            PRIORITY,
                            VERSION,
                            ADVERT_INT,
                            AUTHENTICATION,
                            MCAST_SRC_IP,
                            MCAST_DST_IP,
                            PREEMPT,
                            NOPREEMPT,
                            PREEMPT_DELAY,
                            DOWN_TIMER_ADVERTS,
                            DONT_TRACK_PRIMARY,
                            LOWER_PRIO_NO_ADVERT,
                            HIGHER_PRIO_SEND_ADVERT,
                            OWNER_IGNORE_ADVERTS,
                            SKIP_CHECK_ADV_ADDR,
                            V3_CHECKSUM_AS_V2,
                            STRICT_MODE,
                            ACCEPT,
                            VIRTUAL_IPADDRESS,
                            VIRTUAL_IPADDRESS_EXCLUDED,
                            NO_VIRTUAL_IPADDRESS,
                            TRACK_INTERFACE,
                            TRACK_SCRIPT,
                            NOTIFY_MASTER,
                            NOTIFY_BACKUP,
                            NOTIFY_FAULT,
                            NOTIFY_STOP,
                            NOTIFY_DELETED,
                            NOTIFY,
                            NOTIFY_MASTER_RX_LOWER_PRI,
                            NOTIFY_PRIORITY_CHANGES,
                            SMTP_ALERT,
                            DEBUG,
                            GARP_MASTER_DELAY,
                            GARP_MASTER_REPEAT,
                            GARP_MASTER_REFRESH,
                            GARP_MASTER_REFRESH_REPEAT,
                            GARP_LOWER_PRIO_DELAY,
                            GARP_LOWER_PRIO_REPEAT,
                            USE_VMAC,
                            USE_VMAC_ADDR,
                            VMAC_XMIT_BASE,
                            USE_IPVLAN,
                            UNICAST_PEER,
                            UNICAST_SRC_IP,
                            UNICAST_TTL,
                            UNICAST_FAULT_NO_PEER,
                            CHECK_UNICAST_SRC,
                            OLD_UNICAST_CHECKSUM,
                            TRACK_SRC_IP,
                            NATIVE_IPV6,
                            VRF,
                            PROMOTE_SECONDARIES,
                            LINKBEAT_USE_POLLING,
                            KERNEL_RX_BUF_SIZE,
                            TIMER_EXPIRED_BACKUP,
                            THREAD_TIMER_EXPIRED,
                            NO_ACCEPT,
                            LVS_SYNC_DAEMON_INTERFACE,
                            GARP_EXTRA_IF,
                            VMAC_GARP_INTVL,
                            TRACK_FILE,
                            TRACK_PROCESS,
                            TRACK_BFD,
                            VIRTUAL_ROUTES,
                            VIRTUAL_RULES,
                            AUTH_HMAC));

    private InstanceKeywords() {}

    private static Keyword<ScriptCommand> script(String name, String doc) {
        return active(name, ScriptType.WITH_USER, none(), REFUSE_CONFIG, doc);
    }

    /** The instance's own value of something that {@code global_defs} sets for all. */
    private static <T> Keyword<T> like(Keyword<T> global, String name) {
        return active(name, global.type(), inherited(global), global.onInvalid(), global.doc());
    }
}
