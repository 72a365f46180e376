package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.Audience;
import io.regent.config.problem.ProblemRenderer;
import io.regent.ipvs.DryRunIpvs;
import io.regent.ipvs.KernelIpvs;
import io.regent.ipvs.Modprobe;
import io.regent.lvs.Ipvs;
import io.regent.observe.LogWriter;
import io.regent.sys.ErrnoException;
import io.regent.sys.PidFile;
import io.regent.sys.Umask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * In the environment: what is only logged, not done. {@value #DRY_RUN_OF_IPVS} is the one thing
     * that can be named.
     */
    private static final String DRY_RUN = "REGENT_DRY_RUN";

    private static final String DRY_RUN_OF_IPVS = "ipvs";

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
            if (pidFile.isEmpty() && System.getenv(Companionship.TAKE_OVER) != null)
                pidFile = inherit(options.checkersPidFile().toString(), log);
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
        } catch (IOException | NumberFormatException e) {
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
        String dryRun = System.getenv(DRY_RUN);
        if (dryRun == null) {
            try (var kernel = KernelIpvs.open(new Modprobe(), log)) {
                return serve(options, log, kernel, read);
            }
        }
        // Who wrote it wanted a table left alone; what else was meant, nobody knows.
        if (!dryRun.equals(DRY_RUN_OF_IPVS)) {
            log.error(DRY_RUN + "=" + dryRun + " is not known, only " + DRY_RUN_OF_IPVS);
            return FATAL;
        }
        return serve(options, log, new DryRunIpvs(log), read);
    }

    private static int serve(
            DaemonOptions options, LogWriter log, Ipvs ipvs, ConfigSource.Read read)
            throws IOException {
        try (var operation = new CheckerOperation(options, log, ipvs, read)) {
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

    /**
     * The one before has lost its VRRP process and hangs, or it would have ended: nobody waits for
     * it any more.
     */
    private static Optional<PidFile> inherit(String path, LogWriter log) throws IOException {
        long before = Long.parseLong(Files.readString(Path.of(path)).strip());
        log.warning("The healthchecker process before, " + before + ", hangs and is killed");
        ProcessHandle.of(before).ifPresent(ProcessHandle::destroyForcibly);
        return claim(path);
    }
}
