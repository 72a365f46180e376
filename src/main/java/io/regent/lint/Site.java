package io.regent.lint;

import io.regent.config.GlobalConfig;
import io.regent.config.ScriptCommand;
import io.regent.net.IpPrefix;
import java.util.List;
import java.util.Optional;

/** What is known of the machine that the configuration is for. */
public interface Site {

    /** For a file that is for another machine. */
    Site ELSEWHERE = new Elsewhere();

    /** The addresses of an interface with their prefixes; empty when there is no such interface. */
    Optional<List<IpPrefix>> interfaceAddresses(String name);

    /** What is wrong with a script, by the identity that {@code global} runs it under. */
    List<ScriptTrouble> troubles(ScriptCommand command, GlobalConfig global);

    /** Nothing is known, so nothing is complained about. */
    final class Elsewhere implements Site {
        @Override
        public Optional<List<IpPrefix>> interfaceAddresses(String name) {
            return Optional.of(List.of());
        }

        @Override
        public List<ScriptTrouble> troubles(ScriptCommand command, GlobalConfig global) {
            return List.of();
        }
    }

    /**
     * @param unsafe the script runs and others can change it; otherwise it cannot be run
     * @param text one line
     */
    record ScriptTrouble(boolean unsafe, String text) {}
}
