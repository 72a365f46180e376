package io.regent.config.feature;

import java.util.Optional;

/**
 * Settings of the whole IPVS. Each component is the keyword of its name, as {@code
 * docs/keyword-reference.md} describes it.
 */
public record LvsGlobalConfig(
        Optional<LvsTimeouts> lvsTimeouts,
        boolean lvsFlush,
        Optional<String> lvsFlushOnStop,
        Optional<SyncDaemon> lvsSyncDaemon,
        Optional<String> nftablesIpvs,
        int nftablesIpvsPriority,
        long nftablesIpvsStartFwmark) {}
