package io.regent.script;

import io.regent.sys.Credentials;
import java.util.ArrayList;
import java.util.List;

/**
 * A script that {@link ScriptInspection} has nothing against.
 *
 * @param path absolute, without symbolic links
 * @param argv as configured: the name, then the arguments
 */
public record RunnableScript(String path, List<String> argv, Credentials identity) {

    public RunnableScript {
        argv = List.copyOf(argv);
    }

    /** With more arguments at the end. */
    public RunnableScript with(List<String> arguments) {
        var all = new ArrayList<>(argv);
        all.addAll(arguments);
        return new RunnableScript(path, all, identity);
    }
}
