package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.observe.LogWriter;
import io.regent.sys.ErrnoException;

/** The log of a process, by the name that keepalived's has in syslog (inventory 8.1). */
enum DaemonLog {
    VRRP("Keepalived_vrrp");

    private static final String SYSLOG_SOCKET = "/dev/log";

    private final String ident;

    DaemonLog(String ident) {
        this.ident = ident;
    }

    LogWriter open(DaemonOptions options) throws ErrnoException {
        var targets = new LogWriter.Targets();
        if (options.logToConsole() && options.foreground()) targets.console();
        if (options.syslog()) targets.syslog(SYSLOG_SOCKET, options.facility().code(), ident);
        return targets.start();
    }
}
