package io.regent.config.feature;

import io.regent.config.ScriptCommand;
import java.time.Duration;
import java.util.Optional;

/**
 * Scripts of the daemon itself, and FIFOs that take state lines. Each component is the keyword of
 * its name, as {@code docs/keyword-reference.md} describes it.
 */
public record EventConfig(
        boolean setSupplementaryGroups,
        boolean useSymlinkPaths,
        Optional<ScriptCommand> startupScript,
        Duration startupScriptTimeout,
        Optional<ScriptCommand> shutdownScript,
        Duration shutdownScriptTimeout,
        Optional<Fifo> notifyFifo,
        Optional<ScriptCommand> notifyFifoScript,
        Optional<Fifo> vrrpNotifyFifo,
        Optional<ScriptCommand> vrrpNotifyFifoScript,
        Optional<Fifo> lvsNotifyFifo,
        Optional<ScriptCommand> lvsNotifyFifoScript,
        boolean fifoWriteVrrpStatesOnReload,
        boolean rsInitNotifies) {}
