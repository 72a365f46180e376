package io.regent.config;

import static io.regent.config.OnInvalid.REFUSE_CONFIG;

import io.regent.config.feature.LinkDelays;
import io.regent.config.feature.LinkbeatInterface;
import io.regent.config.feature.RouteConfig;
import io.regent.config.feature.RuleConfig;
import java.time.Duration;
import java.util.List;

/** The top of the file (inventory 2.1). */
final class RootKeywords {

    static final Keyword<Values> GLOBAL_DEFS =
            Keyword.active(
                    "global_defs",
                    BlockTypes.block(GlobalKeywords.TABLE),
                    Default.none(),
                    REFUSE_CONFIG,
                    "Settings of the daemon, and defaults for all instances.");

    static final Keyword<List<Values>> VRRP_SCRIPT =
            Keyword.active(
                    "vrrp_script",
                    BlockTypes.surelyNamedBlocks(ScriptKeywords.TABLE),
                    Default.none(),
                    REFUSE_CONFIG,
                    "A command whose result instances track.");

    static final Keyword<List<Values>> VRRP_INSTANCE =
            Keyword.active(
                    "vrrp_instance",
                    BlockTypes.namedBlocks(InstanceKeywords.TABLE),
                    Default.none(),
                    REFUSE_CONFIG,
                    "A virtual router: addresses that one of several nodes holds.");

    static final Keyword<Boolean> LINKBEAT_USE_POLLING =
            Keyword.accepted(
                    "linkbeat_use_polling",
                    ScalarTypes.FLAG,
                    Default.fixed(false),
                    "Asks every interface for its link.");

    static final Keyword<String> NET_NAMESPACE =
            Keyword.refused(
                    "net_namespace",
                    NamespaceType.TYPE,
                    Default.described("that of the host"),
                    "Network namespace to run in.");

    static final Keyword<String> NET_NAMESPACE_IPVS =
            Keyword.accepted(
                    "net_namespace_ipvs",
                    new FirstCounts<>(new OptionalWordType("NAME", "")),
                    Default.described("`net_namespace`"),
                    "Network namespace of IPVS.");

    static final Keyword<Boolean> NAMESPACE_WITH_IPSETS =
            Keyword.accepted(
                    "namespace_with_ipsets",
                    ScalarTypes.FLAG,
                    Default.fixed(false),
                    "Uses ipsets in a namespace too.");

    static final Keyword<Boolean> USE_PID_DIR =
            Keyword.accepted(
                    "use_pid_dir",
                    ScalarTypes.FLAG,
                    Default.fixed(false),
                    "Files of process ids go to a directory of their own.");

    static final Keyword<String> INSTANCE =
            Keyword.refused(
                    "instance",
                    new FirstCounts<>(ScalarTypes.WORD),
                    Default.none(),
                    "Name of this instance of the daemon.");

    static final Keyword<Duration> CHILD_WAIT_TIME =
            Keyword.active(
                    "child_wait_time",
                    ScalarTypes.wholeSeconds(0, 4294),
                    Default.fixed(Duration.ofSeconds(5)),
                    "Time for processes to end.");

    static final Keyword<List<AddressLines.Placed>> STATIC_IPADDRESS =
            Keyword.refused(
                    "static_ipaddress",
                    AddressLines.TYPE,
                    Default.none(),
                    "Addresses of this machine.");

    static final Keyword<List<RouteConfig>> STATIC_ROUTES =
            Keyword.refused(
                    "static_routes", RouteLines.TYPE, Default.none(), "Routes of this machine.");

    static final Keyword<List<RuleConfig>> STATIC_RULES =
            Keyword.refused(
                    "static_rules", RuleLines.TYPE, Default.none(), "Rules of this machine.");

    static final Keyword<List<Values>> TRACK_GROUP =
            Keyword.refused(
                    "track_group",
                    BlockTypes.namedBlocks(TrackGroupKeywords.TABLE),
                    Default.none(),
                    "Instances that fail with the interface of a static entry.");

    static final Keyword<List<Values>> VRRP_SYNC_GROUP =
            Keyword.refused(
                    "vrrp_sync_group",
                    BlockTypes.namedBlocks(SyncGroupKeywords.TABLE),
                    Default.none(),
                    "Instances that change together.");

    static final Keyword<List<Values>> GARP_GROUP =
            Keyword.accepted(
                    "garp_group",
                    BlockTypes.blocks(GarpGroupKeywords.TABLE),
                    Default.none(),
                    "Interfaces that share a limit of announcements.");

    static final Keyword<List<LinkbeatInterface>> LINKBEAT_INTERFACES =
            Keyword.accepted(
                    "linkbeat_interfaces",
                    new LinkbeatLines(),
                    Default.none(),
                    "Interfaces that are asked for their link.");

    static final Keyword<List<LinkDelays>> INTERFACE_UP_DOWN_DELAYS =
            Keyword.refused(
                    "interface_up_down_delays",
                    new LinkDelayLines(),
                    Default.none(),
                    "How long a link must have changed before it counts.");

    static final Keyword<List<Values>> VRRP_TRACK_PROCESS =
            Keyword.accepted(
                    "vrrp_track_process",
                    BlockTypes.surelyNamedBlocks(ProcessTrackKeywords.TABLE),
                    Default.none(),
                    "Processes that instances track.");

    static final Keyword<List<Values>> TRACK_FILE =
            Keyword.accepted(
                    "track_file",
                    BlockTypes.surelyNamedBlocks(FileTrackKeywords.TABLE),
                    Default.none(),
                    "A file that instances track.");

    static final Keyword<List<Values>> VRRP_TRACK_FILE =
            Keyword.accepted(
                    "vrrp_track_file",
                    OldSpelling.silent(TRACK_FILE),
                    Default.described("`track_file`"),
                    "Deprecated spelling of `track_file`.");

    static final Keyword<List<Values>> BFD_INSTANCE =
            Keyword.accepted(
                    "bfd_instance",
                    BlockTypes.namedBlocks(BfdKeywords.TABLE),
                    Default.none(),
                    "A session of BFD that instances track.");
    static final Keyword<Values> SSL =
            Keyword.active("SSL", new SslType(), Default.none(), "Files for SSL_GET.");

    static final Keyword<List<ServerGroupType.Placed>> VIRTUAL_SERVER_GROUP =
            Keyword.active(
                    "virtual_server_group",
                    new ServerGroupType(),
                    Default.none(),
                    "Addresses and firewall marks that make up one service.");

    static final Keyword<List<VirtualServerType.Placed>> VIRTUAL_SERVER =
            Keyword.active(
                    "virtual_server",
                    new VirtualServerType(),
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "A service that is balanced over real servers.");

    static final BlockTable TABLE =
            new BlockTable(
                    "the top of the file",
                    List.of(
                            GLOBAL_DEFS,
                            VRRP_SCRIPT,
                            VRRP_INSTANCE,
                            LINKBEAT_USE_POLLING,
                            NET_NAMESPACE,
                            NET_NAMESPACE_IPVS,
                            NAMESPACE_WITH_IPSETS,
                            USE_PID_DIR,
                            INSTANCE,
                            CHILD_WAIT_TIME,
                            STATIC_IPADDRESS,
                            STATIC_ROUTES,
                            STATIC_RULES,
                            TRACK_GROUP,
                            VRRP_SYNC_GROUP,
                            GARP_GROUP,
                            LINKBEAT_INTERFACES,
                            INTERFACE_UP_DOWN_DELAYS,
                            VRRP_TRACK_PROCESS,
                            TRACK_FILE,
                            VRRP_TRACK_FILE,
                            BFD_INSTANCE,
                            SSL,
                            VIRTUAL_SERVER_GROUP,
                            VIRTUAL_SERVER));

    private RootKeywords() {}
}
