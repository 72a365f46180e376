package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.Audience;
import io.regent.config.Configuration;
import io.regent.config.feature.Features;
import io.regent.config.feature.TrackedFile;
import io.regent.lvs.Ipvs;
import io.regent.lvs.PacketMarks;
import io.regent.lvs.StartMode;
import io.regent.mail.Mailer;
import io.regent.netlink.RouteEvent;
import io.regent.netlink.RouteMonitor;
import io.regent.notify.NotifyRunner;
import io.regent.notify.StateFifos;
import io.regent.observe.CheckDump;
import io.regent.observe.DaemonLogText;
import io.regent.observe.DumpFile;
import io.regent.observe.Log;
import io.regent.probe.Dialer;
import io.regent.probe.Probes;
import io.regent.script.ScriptBook;
import io.regent.script.ScriptThread;
import io.regent.sys.ErrnoException;
import io.regent.sys.Poller;
import io.regent.sys.SignalDescriptor;
import io.regent.trackio.TrackFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The companion process at work: one thread that owns the virtual servers, and hears of the VRRP
 * process on standard input, of addresses from the kernel, and of checks.
 */
final class CheckerOperation implements AutoCloseable {

    private static final int SIGHUP = 1;
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;
    private static final int MONITOR_BUFFER_BYTES = 1 << 20;

    /** The other side closes when it has said the last; it may have been stopped alone. */
    private static final Duration LAST_NEWS = Duration.ofSeconds(5);

    /** For mails that are waiting when it stops. */
    private static final Duration LAST_MAILS = Duration.ofSeconds(2);

    private final DaemonOptions options;
    private final Log log;
    private final ScriptThread scripts;
    private final NotifyRunner notifier;
    private final StateFifos fifos;
    private final Mailer mailer;
    private final Dialer dialer;
    private final RouteMonitor monitor;
    private final LocalAddresses addresses = new LocalAddresses();
    private final VirtualServers servers;
    private final TrackFiles files;
    private final SyncDaemons syncDaemons;
    private final CompanionInput input = new CompanionInput();
    private boolean stopping;
    private boolean over;

    /** Opens and starts everything; the kernel's table is as configured when it returns. */
    CheckerOperation(
            DaemonOptions options, Log log, Ipvs ipvs, PacketMarks marks, ConfigSource.Read read)
            throws ErrnoException {
        var usable = read.usable().orElseThrow();
        this.options = options;
        this.log = log;
        log.notice(DaemonLogText.starting(Main.version()));
        ProblemLog.write(read.loaded(), log);
        this.scripts =
                ScriptThread.start(log, options.foreground() ? Optional.empty() : Optional.of("/"));
        this.notifier = new NotifyRunner(scripts, log, usable.book());
        this.fifos = new StateFifos(scripts, log);
        this.mailer = new Mailer(MailDaemon.settings(usable.configuration()), log);
        this.dialer = Dialer.start();
        this.monitor = RouteMonitor.open(MONITOR_BUFFER_BYTES);
        this.servers = new VirtualServers(ipvs, marks, notifier, fifos, mailer::tell, log);
        this.syncDaemons = new SyncDaemons(ipvs);
        openFifos(usable.configuration(), usable.book());
        this.files = TrackFiles.open(log, servers::fileChanged);
        List<TrackedFile> tracked = trackedFiles(usable.configuration());
        if (startMode() == StartMode.FRESH) TrackFiles.init(tracked, log);
        files.watch(tracked);
        servers.start(
                usable.configuration(),
                probes(usable.configuration(), usable.book()),
                addresses.read(),
                startMode());
        syncDaemons.use(usable.configuration());
        log.info(DaemonLogText.started());
        if (options.dumpConfiguration()) {
            for (String line : servers.dump().lines().toList()) log.info(line);
        }
    }

    /** Until the VRRP process says stop or is gone. Returns the exit status. */
    int run() throws IOException {
        try (var signals = SignalDescriptor.block(SIGHUP, SIGINT, SIGTERM);
                var poller = Poller.open()) {
            poller.add(signals.fd(), Poller.EPOLLIN, _ -> answer(signals));
            poller.add(CompanionInput.FD, Poller.EPOLLIN, _ -> readInput());
            poller.add(servers.resultsFd(), Poller.EPOLLIN, _ -> servers.takeResults());
            poller.add(monitor.fd(), Poller.EPOLLIN, _ -> readMonitor());
            poller.add(files.fd(), Poller.EPOLLIN, _ -> files.readEvents());
            while (!over) {
                poller.await(Math.min(servers.deadlineNanos(), syncDaemons.deadlineNanos()));
                if (over) break;
                servers.timePassed(System.nanoTime());
                syncDaemons.timePassed(System.nanoTime());
            }
        }
        if (stopping) end();
        return 0;
    }

    @Override
    public void close() {
        fifos.close();
        scripts.close();
        monitor.close();
        files.close();
        servers.close();
        dialer.close();
    }

    private static StartMode startMode() {
        return System.getenv(Companionship.TAKE_OVER) == null
                ? StartMode.FRESH
                : StartMode.TAKE_OVER;
    }

    private Probes probes(Configuration configuration, ScriptBook book) {
        return new Probes(dialer, scripts, book, configuration.lvs().tls());
    }

    private static List<TrackedFile> trackedFiles(Configuration configuration) {
        return configuration.features().map(Features::trackedFiles).orElse(List.of());
    }

    private void openFifos(Configuration configuration, ScriptBook book) {
        var features = configuration.features();
        fifos.use(features.isEmpty() ? List.of() : StateFifos.ofLvs(features.get().events(), book));
    }

    private void answer(SignalDescriptor signals) {
        for (int signal = signals.next(); signal != 0; signal = signals.next()) {
            switch (signal) {
                case SIGHUP -> reload();
                case SIGTERM -> stop();
                // A terminal sends it to all processes; ours is told by the VRRP process.
                default -> {}
            }
        }
    }

    private void readInput() {
        if (input.read(this::obey) || over) return;
        // It was killed. The kernel goes on balancing; the next process takes its table over.
        log.error("The VRRP process is gone");
        over = true;
    }

    private void obey(CompanionMessage message) {
        // Several may have come at once.
        if (over && message.mailEvent().isEmpty()) return;
        switch (message) {
            case CompanionMessage.Reload() -> reload();
            case CompanionMessage.Stop() -> stop();
            case CompanionMessage.Dump() -> dump();
            case CompanionMessage.RoleChanged role -> syncDaemons.roleChanged(role);
            case CompanionMessage.InstanceNews _, CompanionMessage.GroupNews _ ->
                    message.mailEvent().ifPresent(mailer::tell);
        }
    }

    private void reload() {
        log.notice(DaemonLogText.reloading());
        var read = ConfigSource.read(options, Audience.BALANCER);
        ProblemLog.write(read.loaded(), log);
        if (read.usable().isEmpty()) {
            Refusal.remedy(read.loaded(), options.configFile()).ifPresent(log::error);
            log.error(DaemonLogText.reloadRefused());
            return;
        }
        var usable = read.usable().get();
        notifier.use(usable.book());
        mailer.use(MailDaemon.settings(usable.configuration()));
        openFifos(usable.configuration(), usable.book());
        files.watch(trackedFiles(usable.configuration()));
        servers.reload(usable.configuration(), probes(usable.configuration(), usable.book()));
        syncDaemons.use(usable.configuration());
        log.notice(DaemonLogText.reloadComplete());
    }

    private void dump() {
        log.info(DaemonLogText.printingData(ProcessHandle.current().pid()));
        try {
            var directory = DumpFile.directory(System.getenv("TMPDIR"));
            DumpFile.write(directory, CheckDump.FILE_NAME, servers.dump());
        } catch (IOException e) {
            log.error(CheckDump.FILE_NAME + " could not be written: " + e.getMessage());
        }
    }

    private void stop() {
        if (over) return;
        stopping = true;
        over = true;
        log.notice(DaemonLogText.stopping());
        syncDaemons.stop();
        servers.stop(options.keepVirtualServersAtExit());
    }

    /** For whatever the stop has set going, here and with the VRRP process. */
    private void end() throws IOException {
        try {
            notifier.awaitStopScripts();
            input.readToTheEnd(LAST_NEWS, this::obey);
            mailer.close(LAST_MAILS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.notice(DaemonLogText.stopped(Main.version()));
    }

    private void readMonitor() {
        try {
            monitor.drain(this::networkChanged);
        } catch (ErrnoException e) {
            log.error("News of addresses cannot be read: " + e.getMessage());
        }
    }

    /** News were lost: what is there now counts. */
    private void readAddresses() {
        try {
            servers.addressesAre(addresses.read());
        } catch (ErrnoException e) {
            log.error("Addresses cannot be read: " + e.getMessage());
        }
    }

    private void networkChanged(RouteEvent event) {
        switch (event) {
            case RouteEvent.AddressAdded(var address) -> {
                if (addresses.add(address)) servers.addressAppeared(address.local().address());
            }
            case RouteEvent.AddressRemoved(var address) -> {
                if (addresses.remove(address)) {
                    servers.addressDisappeared(address.local().address());
                }
            }
            case RouteEvent.Overrun _ -> readAddresses();
            case RouteEvent.LinkChanged _, RouteEvent.LinkRemoved _ -> {}
        }
    }
}
