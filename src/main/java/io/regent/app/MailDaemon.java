package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.Audience;
import io.regent.config.Configuration;
import io.regent.mail.MailSettings;
import io.regent.mail.Mailer;
import io.regent.observe.DaemonLogText;
import io.regent.observe.Log;
import io.regent.sys.HostName;
import io.regent.sys.Poller;
import io.regent.sys.SignalDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The companion process of a file without virtual servers: it mails what it is told, and has
 * nothing to do with the kernel. Its log lines are the VRRP process's, as with keepalived, which
 * sends these mails itself.
 */
final class MailDaemon {

    private static final int FAILED = 1, BAD_CONFIGURATION = 2;
    private static final int SIGHUP = 1, SIGINT = 2, SIGTERM = 15;

    /** The other side closes when it has said the last; it may have been stopped alone. */
    private static final Duration LAST_NEWS = Duration.ofSeconds(5);

    /** For mails that are waiting when it stops. */
    private static final Duration LAST_MAILS = Duration.ofSeconds(2);

    private final DaemonOptions options;
    private final Log log;
    private final Mailer mailer;
    private final CompanionInput input = new CompanionInput();
    private boolean over;

    private MailDaemon(DaemonOptions options, Log log, Configuration configuration) {
        this.options = options;
        this.log = log;
        this.mailer = new Mailer(settings(configuration), log);
    }

    static int run(DaemonOptions options) {
        try (var log = DaemonLog.VRRP.open(options)) {
            var configuration = read(options);
            if (configuration.isEmpty()) {
                log.error(DaemonLogText.noMails());
                return BAD_CONFIGURATION;
            }
            return new MailDaemon(options, log, configuration.get()).run();
        } catch (IOException e) {
            System.err.println("regent: mails: " + e.getMessage());
            return FAILED;
        }
    }

    static MailSettings settings(Configuration configuration) {
        return MailSettings.of(
                configuration, HostName.ofThisMachine(), System.getProperty("user.name", "root"));
    }

    /** What is wrong with it, the VRRP process says. */
    private static Optional<Configuration> read(DaemonOptions options) {
        return ConfigSource.read(options, Audience.NEITHER)
                .usable()
                .map(ConfigSource.Usable::configuration);
    }

    private int run() throws IOException {
        try (var signals = SignalDescriptor.block(SIGHUP, SIGINT, SIGTERM);
                var poller = Poller.open()) {
            poller.add(signals.fd(), Poller.EPOLLIN, _ -> answer(signals));
            poller.add(CompanionInput.FD, Poller.EPOLLIN, _ -> hear());
            while (!over) poller.await(Poller.NEVER);
        }
        input.readToTheEnd(LAST_NEWS, message -> message.mailEvent().ifPresent(mailer::tell));
        try {
            mailer.close(LAST_MAILS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void answer(SignalDescriptor signals) {
        for (int signal = signals.next(); signal != 0; signal = signals.next()) {
            if (signal == SIGTERM) over = true;
        }
    }

    private void hear() {
        if (!input.read(this::obey)) over = true;
    }

    private void obey(CompanionMessage message) {
        switch (message) {
            case CompanionMessage.Reload() -> reload();
            case CompanionMessage.Stop() -> over = true;
            case CompanionMessage.Dump(), CompanionMessage.RoleChanged _ -> {}
            case CompanionMessage.InstanceNews _, CompanionMessage.GroupNews _ ->
                    message.mailEvent().ifPresent(mailer::tell);
        }
    }

    private void reload() {
        var configuration = read(options);
        if (configuration.isEmpty()) log.error(DaemonLogText.noMails());
        else mailer.use(settings(configuration.get()));
    }
}
