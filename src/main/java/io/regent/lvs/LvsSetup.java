package io.regent.lvs;

import io.regent.config.Configuration;
import io.regent.config.feature.LvsGlobalConfig;
import io.regent.config.feature.LvsTimeouts;
import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.LvsConfig;
import java.util.Optional;

/**
 * All of a configuration that the balancer needs.
 *
 * @param initialNotices {@code rs_init_notifies}
 * @param flush {@code lvs_flush}
 * @param flushOnStop {@code lvs_flush_on_stop}: empty, "all" or "VS"
 * @param syncDaemon one that is bound to no vrrp_instance; empty for a bound one, too, which is the
 *     affair of VRRP
 * @param marks {@code nftables_ipvs}: of packets to groups; empty without it
 */
public record LvsSetup(
        LvsConfig lvs,
        boolean initialNotices,
        boolean flush,
        Optional<String> flushOnStop,
        Optional<LvsTimeouts> timeouts,
        Optional<SyncDaemon> syncDaemon,
        Optional<GroupMarks> marks) {

    public static LvsSetup of(Configuration configuration) {
        var features = configuration.features();
        if (features.isEmpty()) return plain(configuration.lvs());
        LvsGlobalConfig global = features.get().lvs();
        return new LvsSetup(
                configuration.lvs(),
                features.get().events().rsInitNotifies(),
                global.lvsFlush(),
                global.lvsFlushOnStop(),
                global.lvsTimeouts(),
                global.lvsSyncDaemon().filter(daemon -> daemon.instance().isEmpty()),
                marks(configuration.lvs(), global));
    }

    /** With every setting of the whole as it is by default. */
    static LvsSetup plain(LvsConfig lvs) {
        return new LvsSetup(
                lvs,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<GroupMarks> marks(LvsConfig lvs, LvsGlobalConfig global) {
        if (global.nftablesIpvs().isEmpty()) return Optional.empty();
        return Optional.of(GroupMarks.of(lvs, global.nftablesIpvsStartFwmark()));
    }

    /** Every address of a group is a service again. */
    public LvsSetup withoutMarks() {
        return new LvsSetup(
                lvs, initialNotices, flush, flushOnStop, timeouts, syncDaemon, Optional.empty());
    }
}
