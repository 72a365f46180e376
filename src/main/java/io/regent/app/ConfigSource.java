package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.Audience;
import io.regent.config.ConfigLoader;
import io.regent.config.Configuration;
import io.regent.config.Loaded;
import io.regent.config.problem.Problem;
import io.regent.config.syntax.ProcessSurroundings;
import io.regent.script.Finding;
import io.regent.script.ScriptBook;
import io.regent.sys.ErrnoException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the configuration file and looks at the scripts that it names. Takes its time: never on the
 * VRRP thread.
 */
final class ConfigSource {

    /**
     * A configuration that can be run.
     *
     * @param configuration without the tracked scripts that cannot be run
     * @param book the scripts that can
     */
    record Usable(Configuration configuration, ScriptBook book) {}

    /**
     * What reading came to.
     *
     * @param usable empty when any problem is an error, or when Regent cannot run what the file
     *     asks for
     * @param book all scripts of the file, of a wrong one too; empty when nobody could look
     * @param findings about scripts
     */
    record Read(
            Loaded loaded,
            Optional<Usable> usable,
            Optional<ScriptBook> book,
            List<Finding> findings) {

        List<Problem> problems() {
            return loaded.problems();
        }
    }

    private ConfigSource() {}

    /** For the first process: what it elects with, unless the command line forbids it. */
    static Read read(DaemonOptions options) {
        return read(options, options.vrrp() ? Audience.VRRP : Audience.NEITHER);
    }

    static Read read(DaemonOptions options, Audience audience) {
        var surroundings =
                new ProcessSurroundings(options.configId(), options.everyIncludeRequired());
        var loaded = ConfigLoader.load(options.configFile(), surroundings, audience);
        try {
            ScriptBook book = ScriptBook.of(loaded.asSeen().asRead());
            return new Read(loaded, usable(loaded, book), Optional.of(book), book.findings());
        } catch (ErrnoException e) {
            var finding = new Finding(Finding.Kind.UNKNOWN_USER, Objects.toString(e.getMessage()));
            return new Read(loaded, Optional.empty(), Optional.empty(), List.of(finding));
        }
    }

    private static Optional<Usable> usable(Loaded loaded, ScriptBook book) {
        var runnable = loaded.runnable();
        if (runnable.isEmpty()) return Optional.empty();
        Configuration configuration = runnable.get();
        var disabled = disabled(configuration, book);
        return Optional.of(new Usable(configuration.withoutScripts(disabled), book));
    }

    private static Set<String> disabled(Configuration configuration, ScriptBook book) {
        var names = new HashSet<String>();
        for (var script : configuration.scripts()) {
            if (book.find(script.command()).isEmpty()) names.add(script.name());
        }
        return names;
    }
}
