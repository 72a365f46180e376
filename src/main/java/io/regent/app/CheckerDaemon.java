package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.Audience;
import io.regent.config.problem.ProblemRenderer;
import io.regent.ipvs.KernelIpvs;
import io.regent.ipvs.Modprobe;
import io.regent.observe.LogWriter;
import io.regent.sys.ErrnoException;
import io.regent.sys.PidFile;
import io.regent.sys.Umask;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The companion process from options to exit status: what {@link Daemon} is to the VRRP process.
 */
final class CheckerDaemon {

    /** After these the VRRP process does not start another one: inventory 8.1. */
    private static final int FATAL = 1, BAD_CONFIGURATION = 2;

    /** For the one before to notice that its VRRP process is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(20);

    private CheckerDaemon() {}

    static int run(DaemonOptions options) {
        try (var log = DaemonLog.CHECKERS.open(options)) {
            return run(options, log);
        } catch (IOException e) {
            System.err.println("regent: health checkers: " + e.getMessage());
            return FATAL;
        }
    }

    private static int run(DaemonOptions options, LogWriter log) {
        try {
            var pidFile = claim(options.checkersPidFile().toString());
            if (pidFile.isEmpty()) {
                log.error("Another process has " + options.checkersPidFile());
                return FATAL;
            }
            try {
                return serve(options, log);
            } finally {
                pidFile.get().remove();
                pidFile.get().close();
            }
        } catch (IOException e) {
            log.error(String.valueOf(e.getMessage()));
            return FATAL;
        }
    }

    private static int serve(DaemonOptions options, LogWriter log) throws IOException {
        options.umask().ifPresent(Umask::set);
        var read = ConfigSource.read(options, Audience.BALANCER);
        if (read.usable().isEmpty()) {
            for (String line : ProblemRenderer.render(read.problems()).lines().toList())
                log.error(line);
            return BAD_CONFIGURATION;
        }
        try (var ipvs = KernelIpvs.open(new Modprobe(), log);
                var operation = new CheckerOperation(options, log, ipvs, read)) {
            return operation.run();
        }
    }

    private static Optional<PidFile> claim(String path) throws ErrnoException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<PidFile> file = PidFile.claim(path, ProcessHandle.current().pid());
        while (file.isEmpty() && System.nanoTime() - deadline < 0) {
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            file = PidFile.claim(path, ProcessHandle.current().pid());
        }
        return file;
    }
}
