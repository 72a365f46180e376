package io.regent.config;

import java.util.List;
import java.util.Optional;

/**
 * A program to run, with its arguments and the identity it runs under (inventory 1.3 and 8.7).
 *
 * @param argv the program's path, then its arguments; never empty
 * @param user as configured on the line; empty means the configuration's {@code script_user}, then
 *     the defaults of 8.9
 */
public record ScriptCommand(List<String> argv, Optional<ScriptUser> user) {

    /**
     * Names as written: they are looked up when the configuration is loaded, never while a script
     * is started.
     */
    public record ScriptUser(String user, Optional<String> group) {}

    public ScriptCommand {
        argv = List.copyOf(argv);
        assert !argv.isEmpty();
    }
}
