package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.ProblemRenderer;
import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.PidFile;
import io.regent.sys.Umask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From options to exit status: reads the configuration, claims the pid files, and runs the {@link
 * Operation}.
 */
final class Daemon {

    /** The launcher starts the daemon again, in a session of its own. */
    private static final int WANTS_TO_DETACH = 75;

    private static final int FAILED = 1;
    private static final int BAD_CONFIGURATION = 2;
    private static final int MISSING_PERMISSION = 4;
    private static final int NO_CONFIGURATION = 6;

    private final DaemonOptions options;
    private final List<String> arguments;
    private final boolean detached = System.getenv("REGENT_DETACHED") != null;
    private final List<PidFile> pidFiles = new ArrayList<>();

    /**
     * @param arguments of the command line that {@code options} come from
     */
    Daemon(DaemonOptions options, List<String> arguments) {
        this.options = options;
        this.arguments = List.copyOf(arguments);
    }

    int run() {
        var read = ConfigSource.read(options);
        if (read.usable().isEmpty()) {
            System.err.print(ProblemRenderer.render(read.problems()));
            for (var finding : read.findings()) System.err.println(finding.text());
            System.err.println(
                    "regent: nothing was started: the configuration above cannot be run");
            Refusal.remedy(read.loaded(), options.configFile())
                    .ifPresent(remedy -> System.err.println("regent: " + remedy));
            return isMissing(read) ? NO_CONFIGURATION : BAD_CONFIGURATION;
        }
        if (!options.foreground() && !detached) return WANTS_TO_DETACH;
        try {
            if (!claimPidFiles()) {
                System.err.println("daemon is already running");
                return 0;
            }
            return operate(read);
        } catch (IOException e) {
            System.err.println("regent: " + e.getMessage());
            return isForbidden(e) ? MISSING_PERMISSION : FAILED;
        } finally {
            for (PidFile file : pidFiles) remove(file);
        }
    }

    private int operate(ConfigSource.Read read) throws IOException {
        options.umask().ifPresent(Umask::set);
        try (var log = DaemonLog.VRRP.open(options);
                var operation = new Operation(options, arguments, log, detached, read)) {
            return operation.run();
        }
    }

    /**
     * The first file is the parent's, if a parent watches over us; its lock is what makes a second
     * daemon impossible.
     */
    private boolean claimPidFiles() throws ErrnoException {
        long own = ProcessHandle.current().pid();
        return claim(options.pidFile(), parentPid().orElse((int) own))
                && claim(options.vrrpPidFile(), own);
    }

    /** The process that starts us again when we die. */
    static Optional<Integer> parentPid() {
        String parent = System.getenv("REGENT_PARENT");
        return parent == null ? Optional.empty() : Optional.of(Integer.parseInt(parent));
    }

    private boolean claim(Path path, long pid) throws ErrnoException {
        var file = PidFile.claim(path.toString(), pid);
        file.ifPresent(pidFiles::add);
        return file.isPresent();
    }

    private static void remove(PidFile file) {
        try {
            file.remove();
        } catch (ErrnoException e) {
            System.err.println("regent: " + e.getMessage());
        }
        file.close();
    }

    private static boolean isMissing(ConfigSource.Read read) {
        return read.problems().stream()
                .anyMatch(problem -> problem.kind() == ErrorClass.FILE_NOT_FOUND);
    }

    private static boolean isForbidden(IOException e) {
        return e instanceof ErrnoException refused
                && (refused.errno() == Errno.EPERM.number()
                        || refused.errno() == Errno.EACCES.number());
    }
}
