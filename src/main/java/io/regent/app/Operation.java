package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.Audience;
import io.regent.config.Configuration;
import io.regent.notify.NotifyRunner;
import io.regent.notify.StateFifos;
import io.regent.observe.DaemonLogText;
import io.regent.observe.Log;
import io.regent.script.Finding;
import io.regent.script.ScriptBook;
import io.regent.script.ScriptThread;
import io.regent.sys.ErrnoException;
import io.regent.sys.ParentDeath;
import io.regent.sys.Poller;
import io.regent.sys.SignalDescriptor;
import io.regent.sys.WakeUp;
import io.regent.trackio.TrackScriptResult;
import io.regent.trackio.TrackScriptRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The daemon at work: the threads, and what signals do to them. Belongs to the main thread, which
 * is allowed to wait; what VRRP does has a thread of its own that waits for nobody.
 */
final class Operation implements AutoCloseable {

    /** The launcher starts the daemon again, after a pause that grows. */
    private static final int GAVE_UP = 70;

    /** How often a VRRP thread that failed is replaced before the whole process is. */
    private static final int MOST_RESTARTS = 3;

    private static final int SIGHUP = 1;
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;

    /** What the dumps are asked for with: inventory 8.4. */
    private static final int SIGUSR1 = 10;

    private static final int SIGUSR2 = 12;
    private static final int SIGJSON = 36;
    private static final int SIGSTATS_CLEAR = 63;

    private final DaemonOptions options;
    private final Log log;
    private final ScriptThread scripts;
    private final TrackScriptRunner trackers;
    private final NotifyRunner notifier;
    private final StateFifos fifos;
    private final Reports reports;
    private final Dumps dumps;
    private final WakeUp vrrpEnded;
    private final Companionship companionship;
    private volatile ScriptBook book;
    private volatile @Nullable Throwable failure;
    private Configuration configuration;
    private VrrpThread vrrp;
    private int restarts;
    private boolean stopping;
    private boolean over;

    /**
     * Opens and starts everything. The virtual routers are running when it returns, unless {@link
     * #run} has nothing to do but to say the exit status.
     */
    Operation(
            DaemonOptions options,
            List<String> arguments,
            Log log,
            boolean detached,
            ConfigSource.Read read)
            throws ErrnoException {
        var usable = read.usable().orElseThrow();
        this.options = options;
        this.log = log;
        this.configuration = usable.configuration();
        this.book = usable.book();
        log.notice(DaemonLogText.starting(Main.version()));
        log.info(DaemonLogText.configurationFile(options.configFile().toString()));
        report(read);
        reportRestart();
        this.scripts = ScriptThread.start(log, detached ? Optional.of("/") : Optional.empty());
        this.trackers = new TrackScriptRunner(scripts, log, this::finished);
        this.notifier = new NotifyRunner(scripts, log, book);
        this.fifos = new StateFifos(scripts, log);
        openFifos();
        this.companionship = Companionship.of(options, arguments, log);
        this.reports = new Reports(log, notifier, fifos, companionship, options.logDetail() > 0);
        this.dumps = new Dumps(log);
        this.vrrpEnded = WakeUp.open();
        this.vrrp = newVrrp();
        // Whoever mails about the first state of an instance must be there to be told.
        companionship.follow(configuration, hasVirtualServers(read));
        if (!companionship.isFine()) {
            log.error("VRRP is not started: the virtual servers cannot work, see above");
            over = true;
            return;
        }
        start(vrrp);
        log.info(DaemonLogText.started());
        if (options.dumpConfiguration()) dumps.log(vrrp, book);
    }

    /** Until TERM or INT, or until VRRP cannot be kept running. Returns the exit status. */
    int run() throws IOException {
        try (var signals =
                        SignalDescriptor.block(
                                SIGHUP,
                                SIGINT,
                                SIGTERM,
                                SIGUSR1,
                                SIGUSR2,
                                SIGJSON,
                                SIGSTATS_CLEAR);
                var poller = Poller.open()) {
            poller.add(signals.fd(), Poller.EPOLLIN, _ -> answer(signals));
            poller.add(vrrpEnded.fd(), Poller.EPOLLIN, _ -> vrrpHasEnded());
            poller.add(companionship.gaveUpFd(), Poller.EPOLLIN, _ -> companionGaveUp());
            followParent();
            while (!over) poller.await(Poller.NEVER);
        }
        awaitOthers();
        log.notice(DaemonLogText.stopped(Main.version()));
        return failure == null ? companionship.exitStatus() : GAVE_UP;
    }

    @Override
    public void close() {
        trackers.stop();
        fifos.close();
        scripts.close();
        vrrpEnded.close();
        companionship.close();
    }

    private static boolean hasVirtualServers(ConfigSource.Read read) {
        return read.loaded().needed().contains(Audience.BALANCER);
    }

    private void openFifos() {
        var features = configuration.features();
        fifos.use(
                features.isEmpty() ? List.of() : StateFifos.ofVrrp(features.get().events(), book));
    }

    private VrrpThread newVrrp() throws ErrnoException {
        reports.configure(configuration.global());
        return new VrrpThread(configuration, running -> trackers.apply(running, book), reports);
    }

    private void start(VrrpThread thread) {
        failure = null;
        Thread.ofPlatform()
                .name("vrrp")
                .start(() -> {
                    try {
                        RealTime.apply(configuration.global(), log);
                        thread.run();
                    } catch (Throwable t) {
                        failure = t;
                    }
                    vrrpEnded.signal();
                });
    }

    private void answer(SignalDescriptor signals) {
        for (int signal = signals.next(); signal != 0; signal = signals.next()) {
            try {
                answer(signal);
            } catch (RuntimeException | Error mistake) {
                // A reload or a dump that fails is no reason to let go of the addresses.
                log.error("Signal " + signal + " could not be answered: " + trace(mistake));
            }
        }
    }

    private void answer(int signal) {
        switch (signal) {
            case SIGHUP -> reload();
            case SIGINT -> {
                if (!options.ignoreInterrupt()) stop();
            }
            case SIGTERM -> stop();
            case SIGUSR1 -> {
                dumps.write(Dumps.Kind.DATA, vrrp, book);
                companionship.dump();
            }
            case SIGUSR2 -> dumps.write(Dumps.Kind.STATS, vrrp, book);
            case SIGSTATS_CLEAR -> dumps.write(Dumps.Kind.STATS_CLEAR, vrrp, book);
            case SIGJSON -> dumps.write(Dumps.Kind.JSON, vrrp, book);
            default -> throw new AssertionError("signal " + signal + " was not asked for");
        }
    }

    private void stop() {
        if (stopping) return;
        stopping = true;
        log.notice(DaemonLogText.stopping());
        companionship.beginStop();
        if (options.keepAddressesAtExit()) vrrp.stopAndKeepAddresses();
        else vrrp.stop();
    }

    private void reload() {
        log.notice(DaemonLogText.reloading());
        log.info(DaemonLogText.configurationFile(options.configFile().toString()));
        var read = ConfigSource.read(options);
        report(read);
        if (read.usable().isEmpty()) {
            Refusal.remedy(read.loaded(), options.configFile()).ifPresent(log::error);
            log.error(DaemonLogText.reloadRefused());
            return;
        }
        configuration = read.usable().get().configuration();
        book = read.usable().get().book();
        notifier.use(book);
        openFifos();
        reports.configure(configuration.global());
        companionship.follow(configuration, hasVirtualServers(read));
        Configuration next = configuration;
        vrrp.post((core, nowNanos) -> {
            core.reload(next, nowNanos);
            log.notice(DaemonLogText.reloadComplete());
        });
    }

    private void finished(TrackScriptResult result) {
        reports.scriptEnded(result.script(), result.end());
        vrrp.post((core, nowNanos) ->
                core.scriptFinished(result.script(), result.isSuccess(), nowNanos));
    }

    private void vrrpHasEnded() {
        vrrpEnded.clear();
        Throwable cause = failure;
        if (cause == null || stopping || restarts == MOST_RESTARTS) {
            over = true;
        } else {
            restarts++;
        }
        if (cause == null) return;
        log.error("VRRP has failed and has released its addresses: " + trace(cause));
        if (!over) replaceVrrp();
    }

    private void replaceVrrp() {
        try {
            vrrp = newVrrp();
            start(vrrp);
            log.notice("VRRP is started again");
        } catch (ErrnoException e) {
            log.error("VRRP cannot be started again: " + e.getMessage());
            over = true;
        }
    }

    /**
     * Without the parent nobody would start us again, so the others should take over now and not
     * after our crash.
     */
    private void followParent() throws ErrnoException {
        var parent = Daemon.parentPid();
        if (parent.isPresent() && !ParentDeath.signalWith(SIGTERM, parent.get())) stop();
    }

    /** What it cannot do without will not come back: nobody may be sent to this node. */
    private void companionGaveUp() {
        companionship.noteGaveUp();
        stop();
    }

    private void awaitOthers() {
        try {
            notifier.awaitStopScripts();
            if (stopping) companionship.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(ConfigSource.Read read) {
        ProblemLog.write(read.loaded(), log);
        if (!options.vrrp() && read.loaded().needed().contains(Audience.VRRP))
            log.warning("vrrp_instance blocks are left out (-C)");
        for (Finding finding : read.findings()) log.warning(finding.text());
        if (read.usable().isPresent() && read.usable().get().book().isInsecure()) {
            log.warning(DaemonLogText.scriptsInsecure());
        }
    }

    private void reportRestart() {
        String status = System.getenv("REGENT_RESTARTED");
        if (status != null)
            log.error("Started again: the daemon before ended with status " + status);
    }

    private static String trace(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString().replace("\n", " | ");
    }
}
