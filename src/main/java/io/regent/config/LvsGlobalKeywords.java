package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;
import static io.regent.config.OldSpelling.either;

import io.regent.config.feature.LvsGlobalConfig;
import io.regent.config.feature.LvsTimeouts;
import io.regent.config.feature.SyncDaemon;
import java.util.List;
import java.util.Optional;

/** The part of {@code global_defs} about LVS (inventory 2.2). */
final class LvsGlobalKeywords {

    static final Keyword<LvsTimeouts> LVS_TIMEOUTS =
            Keyword.active(
                    "lvs_timeouts",
                    LvsTimeoutsType.TYPE,
                    described("the kernel's"),
                    "Time until idle connections are forgotten.");

    static final Keyword<Boolean> LVS_FLUSH =
            Keyword.active(
                    "lvs_flush", ScalarTypes.FLAG, fixed(false), "Clears the IPVS table at start.");

    static final Keyword<String> LVS_FLUSH_ON_STOP =
            Keyword.active(
                    "lvs_flush_on_stop",
                    new OptionalChoiceType("all", "VS"),
                    none(),
                    "Clears the IPVS table at the end.");

    static final Keyword<String> LVS_FLUSH_ONSTOP =
            Keyword.active(
                    "lvs_flush_onstop",
                    OldSpelling.silent(LVS_FLUSH_ON_STOP),
                    described("`lvs_flush_on_stop`"),
                    "Deprecated spelling of `lvs_flush_on_stop`.");

    static final Keyword<SyncDaemon> LVS_SYNC_DAEMON =
            Keyword.active(
                    "lvs_sync_daemon",
                    SyncDaemonType.TYPE,
                    none(),
                    "Hands connections over to the other node.");

    static final Keyword<String> NFTABLES_IPVS =
            Keyword.active(
                    "nftables_ipvs",
                    new FirstCounts<>(new OptionalWordType("TABLE", "keepalived_ipvs")),
                    none(),
                    "Groups of addresses become firewall marks.");

    static final Keyword<Integer> NFTABLES_IPVS_PRIORITY =
            Keyword.active(
                    "nftables_ipvs_priority",
                    ScalarTypes.integer(-Integer.MAX_VALUE, Integer.MAX_VALUE),
                    fixed(-1),
                    "Priority of the chain for it.");

    static final Keyword<Long> NFTABLES_IPVS_START_FWMARK =
            Keyword.active(
                    "nftables_ipvs_start_fwmark",
                    new LongType(1, 4_294_967_295L),
                    fixed(1000L),
                    "First mark for it.");

    static final List<Keyword<?>> ALL =
            List.of(
                    LVS_TIMEOUTS,
                    LVS_FLUSH,
                    LVS_FLUSH_ON_STOP,
                    LVS_FLUSH_ONSTOP,
                    LVS_SYNC_DAEMON,
                    NFTABLES_IPVS,
                    NFTABLES_IPVS_PRIORITY,
                    NFTABLES_IPVS_START_FWMARK);

    private LvsGlobalKeywords() {}

    static LvsGlobalConfig config(Values values) {
        return new LvsGlobalConfig(
                Optional.ofNullable(values.get(LVS_TIMEOUTS)),
                values.orDefault(LVS_FLUSH),
                either(values, LVS_FLUSH_ON_STOP, LVS_FLUSH_ONSTOP),
                Optional.ofNullable(values.get(LVS_SYNC_DAEMON)),
                Optional.ofNullable(values.get(NFTABLES_IPVS)),
                values.orDefault(NFTABLES_IPVS_PRIORITY),
                values.orDefault(NFTABLES_IPVS_START_FWMARK));
    }
}
