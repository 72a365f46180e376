package io.regent.config.lvs;

import io.regent.config.ScriptCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a keepalived.conf says about load balancing.
 *
 * @param tls empty for the defaults
 * @param groups in the order of the file; of equal names the first one counts
 * @param virtualServers in the order of the file
 */
public record LvsConfig(
        Optional<TlsFiles> tls,
        List<VirtualServerGroup> groups,
        List<VirtualServer> virtualServers) {

    public static final LvsConfig NONE = new LvsConfig(Optional.empty(), List.of(), List.of());

    public LvsConfig {
        groups = List.copyOf(groups);
        virtualServers = List.copyOf(virtualServers);
    }

    /** Every script in it, in the order of the file. */
    public List<ScriptCommand> scripts() {
        var scripts = new ArrayList<ScriptCommand>();
        for (VirtualServer virtual : virtualServers) {
            add(virtual.quorum().up(), scripts);
            add(virtual.quorum().down(), scripts);
            for (RealServer real : virtual.realServers()) {
                add(real.notifyUp(), scripts);
                add(real.notifyDown(), scripts);
                for (Checker checker : real.checkers()) {
                    if (checker instanceof Checker.Misc misc) scripts.add(misc.command());
                }
            }
        }
        return scripts;
    }

    /** Those of checkers alone. */
    public List<ScriptCommand> checkScripts() {
        var scripts = new ArrayList<ScriptCommand>();
        for (VirtualServer virtual : virtualServers) {
            for (RealServer real : virtual.realServers()) {
                for (Checker checker : real.checkers()) {
                    if (checker instanceof Checker.Misc misc) scripts.add(misc.command());
                }
            }
        }
        return scripts;
    }

    private static void add(Optional<ScriptCommand> script, List<ScriptCommand> scripts) {
        if (script.isPresent()) scripts.add(script.get());
    }
}
