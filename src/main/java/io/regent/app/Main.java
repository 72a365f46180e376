package io.regent.app;

import io.regent.cli.CommandLine;
import io.regent.cli.DaemonOptions;
import io.regent.sys.HostName;
import java.util.List;

/** The daemon's main program: command line in, exit status out. */
public final class Main {

    /** The launcher says so of the process that has the health checkers. */
    private static final boolean IS_COMPANION =
            System.getProperty("regent.role", "").equals("checker");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var surroundings =
                new CommandLine.Surroundings(programName(), version(), HostName.ofThisMachine());
        var outcome = CommandLine.read(arguments, surroundings);
        System.out.print(outcome.out());
        System.err.print(outcome.err());
        return switch (outcome) {
            case CommandLine.Exit(int status, _, _) -> status;
            case CommandLine.Start(var options, _, _) -> start(options, List.of(arguments));
        };
    }

    private static int start(DaemonOptions options, List<String> arguments) {
        if (options.testOnly()) return ConfigTest.run(options);
        if (IS_COMPANION) return CheckerDaemon.run(options);
        return new Daemon(options, arguments).run();
    }

    /** The version of the jar that this class was loaded from. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }

    private static String programName() {
        return System.getProperty("regent.name", "regent");
    }
}
