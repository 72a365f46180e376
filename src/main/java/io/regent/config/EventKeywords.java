package io.regent.config;

import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;

import io.regent.config.feature.EventConfig;
import io.regent.config.feature.Fifo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The part of {@code global_defs} about scripts and FIFOs that are told of events (inventory 2.2).
 */
final class EventKeywords {

    static final Keyword<Boolean> SET_SUPPLEMENTARY_GROUPS =
            Keyword.refused(
                    "set_supplementary_groups",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    "Scripts get the supplementary groups of their user.");

    static final Keyword<Boolean> USE_SYMLINK_PATHS =
            Keyword.accepted(
                    "use_symlink_paths",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    "Scripts run by their configured path, not the real one.");

    static final Keyword<ScriptCommand> STARTUP_SCRIPT =
            Keyword.refused(
                    "startup_script",
                    ScriptType.WITH_USER,
                    none(),
                    "Runs before anything else starts.");

    static final Keyword<Duration> STARTUP_SCRIPT_TIMEOUT =
            Keyword.accepted(
                    "startup_script_timeout",
                    ScalarTypes.wholeSeconds(1, 1000),
                    fixed(Duration.ofSeconds(10)),
                    "Time the start-up script has.");

    static final Keyword<ScriptCommand> SHUTDOWN_SCRIPT =
            Keyword.refused(
                    "shutdown_script",
                    ScriptType.WITH_USER,
                    none(),
                    "Runs when all else has ended.");

    static final Keyword<Duration> SHUTDOWN_SCRIPT_TIMEOUT =
            Keyword.accepted(
                    "shutdown_script_timeout",
                    ScalarTypes.wholeSeconds(1, 1000),
                    fixed(Duration.ofSeconds(10)),
                    "Time the shut-down script has.");

    static final Keyword<Fifo> NOTIFY_FIFO =
            Keyword.active("notify_fifo", FifoType.TYPE, none(), "FIFO for all state lines.");

    static final Keyword<ScriptCommand> NOTIFY_FIFO_SCRIPT =
            Keyword.active(
                    "notify_fifo_script", ScriptType.WITH_USER, none(), "Reads `notify_fifo`.");

    static final Keyword<Fifo> VRRP_NOTIFY_FIFO =
            Keyword.active(
                    "vrrp_notify_fifo", FifoType.TYPE, none(), "FIFO for the state lines of VRRP.");

    static final Keyword<ScriptCommand> VRRP_NOTIFY_FIFO_SCRIPT =
            Keyword.active(
                    "vrrp_notify_fifo_script",
                    ScriptType.WITH_USER,
                    none(),
                    "Reads `vrrp_notify_fifo`.");

    static final Keyword<Fifo> LVS_NOTIFY_FIFO =
            Keyword.active(
                    "lvs_notify_fifo", FifoType.TYPE, none(), "FIFO for the state lines of LVS.");

    static final Keyword<ScriptCommand> LVS_NOTIFY_FIFO_SCRIPT =
            Keyword.active(
                    "lvs_notify_fifo_script",
                    ScriptType.WITH_USER,
                    none(),
                    "Reads `lvs_notify_fifo`.");

    static final Keyword<Boolean> FIFO_WRITE_VRRP_STATES_ON_RELOAD =
            Keyword.accepted(
                    "fifo_write_vrrp_states_on_reload",
                    ScalarTypes.FLAG,
                    fixed(false),
                    "Writes every state after a reload.");

    static final Keyword<Boolean> RS_INIT_NOTIFIES =
            Keyword.active(
                    "rs_init_notifies",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    "Runs scripts of real servers for their first state.");

    static final List<Keyword<?>> ALL =
            List.of(
                    SET_SUPPLEMENTARY_GROUPS,
                    USE_SYMLINK_PATHS,
                    STARTUP_SCRIPT,
                    STARTUP_SCRIPT_TIMEOUT,
                    SHUTDOWN_SCRIPT,
                    SHUTDOWN_SCRIPT_TIMEOUT,
                    NOTIFY_FIFO,
                    NOTIFY_FIFO_SCRIPT,
                    VRRP_NOTIFY_FIFO,
                    VRRP_NOTIFY_FIFO_SCRIPT,
                    LVS_NOTIFY_FIFO,
                    LVS_NOTIFY_FIFO_SCRIPT,
                    FIFO_WRITE_VRRP_STATES_ON_RELOAD,
                    RS_INIT_NOTIFIES);

    private EventKeywords() {}

    static boolean runsScripts(Values global) {
        return global.has(STARTUP_SCRIPT)
                || global.has(SHUTDOWN_SCRIPT)
                || global.has(NOTIFY_FIFO_SCRIPT)
                || global.has(VRRP_NOTIFY_FIFO_SCRIPT)
                || global.has(LVS_NOTIFY_FIFO_SCRIPT);
    }

    static EventConfig config(Values values) {
        return new EventConfig(
                values.orDefault(SET_SUPPLEMENTARY_GROUPS),
                values.orDefault(USE_SYMLINK_PATHS),
                Optional.ofNullable(values.get(STARTUP_SCRIPT)),
                values.orDefault(STARTUP_SCRIPT_TIMEOUT),
                Optional.ofNullable(values.get(SHUTDOWN_SCRIPT)),
                values.orDefault(SHUTDOWN_SCRIPT_TIMEOUT),
                Optional.ofNullable(values.get(NOTIFY_FIFO)),
                Optional.ofNullable(values.get(NOTIFY_FIFO_SCRIPT)),
                Optional.ofNullable(values.get(VRRP_NOTIFY_FIFO)),
                Optional.ofNullable(values.get(VRRP_NOTIFY_FIFO_SCRIPT)),
                Optional.ofNullable(values.get(LVS_NOTIFY_FIFO)),
                Optional.ofNullable(values.get(LVS_NOTIFY_FIFO_SCRIPT)),
                values.orDefault(FIFO_WRITE_VRRP_STATES_ON_RELOAD),
                values.orDefault(RS_INIT_NOTIFIES));
    }
}
