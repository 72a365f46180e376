package io.regent.ipvs;

import io.regent.config.feature.SyncDaemon;
import io.regent.lvs.SyncRole;

/**
 * A sync daemon that runs in the kernel (ipvsadm -L --daemon).
 *
 * @param daemon with all values that the kernel tells, those that it has chosen itself too; never
 *     with an instance
 */
public record RunningSync(SyncRole role, SyncDaemon daemon) {}
