package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;

import io.regent.config.feature.FileConfig;
import java.util.List;
import java.util.Optional;

/** The part of {@code global_defs} about reloading and about files (inventory 2.2). */
final class FileKeywords {

    static final Keyword<String> RELOAD_CHECK_CONFIG =
            Keyword.accepted(
                    "reload_check_config",
                    new OptionalWordType("LOGFILE", "/dev/null"),
                    none(),
                    "Checks the file before a reload, as Regent always does.");

    static final Keyword<String> RELOAD_TIME_FILE =
            Keyword.accepted(
                    "reload_time_file",
                    ScalarTypes.WORD,
                    none(),
                    "File that holds a time to reload at.");

    static final Keyword<Boolean> RELOAD_REPEAT =
            Keyword.accepted("reload_repeat", ScalarTypes.FLAG, fixed(false), "Keeps that file.");

    static final Keyword<String> RELOAD_FILE =
            Keyword.accepted(
                    "reload_file",
                    new OptionalWordType("FILE", "keepalived.reload"),
                    none(),
                    "File that exists while the configuration is being read.");

    static final Keyword<List<String>> INCLUDE_CHECK =
            Keyword.accepted(
                    "include_check",
                    IncludeCheckType.TYPE,
                    none(),
                    "What every include must satisfy.");

    static final Keyword<String> CONFIG_SAVE_DIR =
            Keyword.accepted(
                    "config_save_dir",
                    ScalarTypes.WORD,
                    none(),
                    "Directory for copies of the configuration.");

    static final Keyword<String> TMP_CONFIG_DIRECTORY =
            Keyword.accepted(
                    "tmp_config_directory",
                    new FirstCounts<>(ScalarTypes.WORD),
                    none(),
                    "Directory for the consolidated configuration.");

    static final Keyword<Boolean> DATA_USE_INSTANCE =
            Keyword.accepted(
                    "data_use_instance",
                    ScalarTypes.SWITCH,
                    fixed(false),
                    "Names of dumps tell the instance of the daemon.");

    static final Keyword<Integer> JSON_VERSION =
            Keyword.accepted(
                    "json_version",
                    ScalarTypes.integer(1, 2),
                    fixed(1),
                    "Layout of the JSON dump.");

    static final Keyword<String> IPROUTE_USR_DIR =
            Keyword.accepted(
                    "iproute_usr_dir",
                    ScalarTypes.WORD,
                    described("as built"),
                    "Names of tables and protocols.");

    static final Keyword<String> IPROUTE_ETC_DIR =
            Keyword.accepted(
                    "iproute_etc_dir",
                    ScalarTypes.WORD,
                    described("as built"),
                    "The same of this machine.");

    static final Keyword<String> STATE_DUMP_FILE =
            Keyword.accepted(
                    "state_dump_file",
                    ScalarTypes.WORD,
                    described("`keepalived.data`"),
                    "File of the data dump.");

    static final Keyword<String> STATS_DUMP_FILE =
            Keyword.accepted(
                    "stats_dump_file",
                    ScalarTypes.WORD,
                    described("`keepalived.stats`"),
                    "File of the statistics; keepalived does not use it.");

    static final Keyword<String> JSON_DUMP_FILE =
            Keyword.accepted(
                    "json_dump_file",
                    ScalarTypes.WORD,
                    described("`keepalived.json`"),
                    "File of the JSON dump; keepalived does not use it.");

    static final Keyword<Integer> UMASK =
            Keyword.accepted(
                    "umask", UmaskType.TYPE, fixed(0177), "Permissions that new files do not get.");

    static final Keyword<Long> RANDOM_SEED =
            Keyword.accepted(
                    "random_seed",
                    new LongType(0, 4_294_967_295L),
                    described("the time"),
                    "Has no effect in keepalived either.");

    static final List<Keyword<?>> ALL =
            List.of(
                    RELOAD_CHECK_CONFIG,
                    RELOAD_TIME_FILE,
                    RELOAD_REPEAT,
                    RELOAD_FILE,
                    INCLUDE_CHECK,
                    CONFIG_SAVE_DIR,
                    TMP_CONFIG_DIRECTORY,
                    DATA_USE_INSTANCE,
                    JSON_VERSION,
                    IPROUTE_USR_DIR,
                    IPROUTE_ETC_DIR,
                    STATE_DUMP_FILE,
                    STATS_DUMP_FILE,
                    JSON_DUMP_FILE,
                    UMASK,
                    RANDOM_SEED);

    private FileKeywords() {}

    static FileConfig config(Values values) {
        return new FileConfig(
                Optional.ofNullable(values.get(RELOAD_CHECK_CONFIG)),
                Optional.ofNullable(values.get(RELOAD_TIME_FILE)),
                values.orDefault(RELOAD_REPEAT),
                Optional.ofNullable(values.get(RELOAD_FILE)),
                values.all(INCLUDE_CHECK),
                Optional.ofNullable(values.get(CONFIG_SAVE_DIR)),
                Optional.ofNullable(values.get(TMP_CONFIG_DIRECTORY)),
                values.orDefault(DATA_USE_INSTANCE),
                values.orDefault(JSON_VERSION),
                Optional.ofNullable(values.get(IPROUTE_USR_DIR)),
                Optional.ofNullable(values.get(IPROUTE_ETC_DIR)),
                Optional.ofNullable(values.get(STATE_DUMP_FILE)),
                Optional.ofNullable(values.get(STATS_DUMP_FILE)),
                Optional.ofNullable(values.get(JSON_DUMP_FILE)),
                values.orDefault(UMASK),
                Optional.ofNullable(values.get(RANDOM_SEED)));
    }
}
