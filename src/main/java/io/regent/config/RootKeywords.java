package io.regent.config;

import static io.regent.config.OnInvalid.REFUSE_CONFIG;

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
                    BlockTypes.namedBlocks(ScriptKeywords.TABLE),
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

    static final Keyword<Values> SSL =
            Keyword.accepted("SSL", new SslType(), Default.none(), "Files for SSL_GET.");

    static final Keyword<List<ServerGroupType.Placed>> VIRTUAL_SERVER_GROUP =
            Keyword.accepted(
                    "virtual_server_group",
                    new ServerGroupType(),
                    Default.none(),
                    "Addresses and firewall marks that make up one service.");

    static final Keyword<List<VirtualServerType.Placed>> VIRTUAL_SERVER =
            Keyword.accepted(
                    "virtual_server",
                    new VirtualServerType(),
                    Default.none(),
                    "A service that is balanced over real servers.");

    static final BlockTable TABLE =
            new BlockTable(
                    "the top of the file",
                    List.of(
                            GLOBAL_DEFS,
                            VRRP_SCRIPT,
                            VRRP_INSTANCE,
                            SSL,
                            VIRTUAL_SERVER_GROUP,
                            VIRTUAL_SERVER),
                    "linkbeat_use_polling net_namespace net_namespace_ipvs use_pid_dir instance",
                    "track_group static_ipaddress static_routes static_rules vrrp_sync_group"
                            + " garp_group linkbeat_interfaces vrrp_track_process"
                            + " interface_up_down_delays track_file vrrp_track_file"
                            + " bfd_instance",
                    "namespace_with_ipsets child_wait_time");

    private RootKeywords() {}
}
