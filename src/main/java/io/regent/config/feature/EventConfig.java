package io.regent.config.feature;

import io.regent.config.ScriptCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        boolean rsInitNotifies) {

    /** Those of the daemon, and of the FIFOs that there are, in the order of the keywords. */
    public List<ScriptCommand> scripts() {
        var scripts = new ArrayList<ScriptCommand>();
        startupScript.ifPresent(scripts::add);
        shutdownScript.ifPresent(scripts::add);
        if (notifyFifo.isPresent()) notifyFifoScript.ifPresent(scripts::add);
        if (vrrpNotifyFifo.isPresent()) vrrpNotifyFifoScript.ifPresent(scripts::add);
        if (lvsNotifyFifo.isPresent()) lvsNotifyFifoScript.ifPresent(scripts::add);
        return scripts;
    }
}
