package io.regent.config;

import java.util.List;

/** The block {@code vrrp_sync_group} (inventory 3.4). */
final class SyncGroupKeywords {

    static final Keyword<List<String>> GROUP =
            Keyword.within(
                    "group",
                    BlockTypes.words("{ instances }"),
                    Default.required(),
                    OnInvalid.REFUSE_CONFIG,
                    "Instances that change together.");

    static final Keyword<List<TrackLines.Line>> TRACK_INTERFACE =
            Keyword.within(
                    "track_interface",
                    InstanceKeywords.TRACK_INTERFACE.type(),
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "As in vrrp_instance, for every member.");

    static final Keyword<List<TrackLines.Line>> TRACK_SCRIPT =
            Keyword.within(
                    "track_script",
                    InstanceKeywords.TRACK_SCRIPT.type(),
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "As in vrrp_instance, for every member.");

    static final Keyword<List<TrackLines.Line>> TRACK_FILE =
            Keyword.within(
                    "track_file",
                    InstanceKeywords.TRACK_FILE.type(),
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "As in vrrp_instance, for every member.");

    static final Keyword<List<TrackLines.Line>> TRACK_PROCESS =
            Keyword.within(
                    "track_process",
                    InstanceKeywords.TRACK_PROCESS.type(),
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "As in vrrp_instance, for every member.");

    static final Keyword<List<TrackLines.Line>> TRACK_BFD =
            Keyword.within(
                    "track_bfd",
                    InstanceKeywords.TRACK_BFD.type(),
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "As in vrrp_instance, for every member.");

    static final Keyword<ScriptCommand> NOTIFY_MASTER =
            Keyword.within(
                    "notify_master",
                    ScriptType.WITH_USER,
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "Runs on becoming MASTER.");

    static final Keyword<ScriptCommand> NOTIFY_BACKUP =
            Keyword.within(
                    "notify_backup",
                    ScriptType.WITH_USER,
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "Runs on becoming BACKUP.");

    static final Keyword<ScriptCommand> NOTIFY_FAULT =
            Keyword.within(
                    "notify_fault",
                    ScriptType.WITH_USER,
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "Runs on entering FAULT.");

    static final Keyword<ScriptCommand> NOTIFY_STOP =
            Keyword.within(
                    "notify_stop",
                    ScriptType.WITH_USER,
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "Runs when the daemon stops.");

    static final Keyword<ScriptCommand> NOTIFY =
            Keyword.within(
                    "notify",
                    ScriptType.WITH_USER,
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "Runs on every change, with GROUP, name, state and 0.");

    static final Keyword<Boolean> SMTP_ALERT =
            Keyword.within(
                    "smtp_alert",
                    ScalarTypes.SWITCH,
                    Default.described("`smtp_alert_vrrp`"),
                    OnInvalid.IGNORE_LINE,
                    "Mail for changes of the group.");

    static final Keyword<Boolean> GLOBAL_TRACKING =
            Keyword.within(
                    "global_tracking",
                    Reported.deprecated(
                            ScalarTypes.FLAG,
                            "'global_tracking' is deprecated; use sync_group_tracking_weight"),
                    Default.fixed(false),
                    OnInvalid.REFUSE_CONFIG,
                    "Deprecated spelling of `sync_group_tracking_weight`.");

    static final Keyword<Boolean> SYNC_GROUP_TRACKING_WEIGHT =
            Keyword.within(
                    "sync_group_tracking_weight",
                    ScalarTypes.FLAG,
                    Default.fixed(false),
                    OnInvalid.REFUSE_CONFIG,
                    "Weights of members count.");

    static final Keyword<Boolean> NOTIFY_PRIORITY_CHANGES =
            Keyword.within(
                    "notify_priority_changes",
                    ScalarTypes.SWITCH,
                    Default.described("`vrrp_notify_priority_changes`"),
                    OnInvalid.IGNORE_LINE,
                    "Reports changes of priorities.");

    static final BlockTable TABLE =
            new BlockTable(
                    "vrrp_sync_group",
                    List.of(
                            GROUP,
                            TRACK_INTERFACE,
                            TRACK_SCRIPT,
                            TRACK_FILE,
                            TRACK_PROCESS,
                            TRACK_BFD,
                            NOTIFY_MASTER,
                            NOTIFY_BACKUP,
                            NOTIFY_FAULT,
                            NOTIFY_STOP,
                            NOTIFY,
                            SMTP_ALERT,
                            GLOBAL_TRACKING,
                            SYNC_GROUP_TRACKING_WEIGHT,
                            NOTIFY_PRIORITY_CHANGES));

    private SyncGroupKeywords() {}

    static boolean runsScripts(Values group) {
        return group.has(NOTIFY)
                || group.has(NOTIFY_MASTER)
                || group.has(NOTIFY_BACKUP)
                || group.has(NOTIFY_FAULT)
                || group.has(NOTIFY_STOP);
    }
}
