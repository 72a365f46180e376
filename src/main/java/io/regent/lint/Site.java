package io.regent.lint;

import io.regent.config.GlobalConfig;
import io.regent.config.ScriptCommand;
import io.regent.net.IpPrefix;
import java.util.List;
import java.util.Optional;

/** What is known of the machine that the configuration is for. */
public interface Site {

    /** The addresses of an interface with their prefixes; empty when there is no such interface. */
    Optional<List<IpPrefix>> interfaceAddresses(String name);

    /** What is wrong with a script, by the identity that {@code global} runs it under. */
    List<ScriptTrouble> troubles(ScriptCommand command, GlobalConfig global);

    /**
     * @param unsafe the script runs and others can change it; otherwise it cannot be run
     * @param text one line
     */
    record ScriptTrouble(boolean unsafe, String text) {}
}
