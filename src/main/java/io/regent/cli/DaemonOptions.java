package io.regent.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line asks of the daemon, with every default filled in (inventory 8.2 and 8.3).
 * Paths are as written: relative ones count from the directory in which the program was started.
 *
 * @param configFile may be a pattern of glob(7)
 * @param vrrp run the VRRP part
 * @param checkers run the health checkers
 * @param logToConsole log to standard error too; only meant with {@code foreground}
 * @param logDetail how often {@code -D} was given, 0 or more
 * @param facility where syslog puts the messages
 * @param syslog log to syslog
 * @param umask mask for new files, 0 to 0777; empty leaves it to the configuration
 * @param keepAddressesAtExit addresses stay in place when the daemon stops
 * @param keepVirtualServersAtExit the table of virtual servers stays when the daemon stops
 * @param respawn a child process that ends is started again
 * @param foreground do not become a daemon
 * @param pidFile of the first process
 * @param vrrpPidFile of the process that runs VRRP
 * @param checkersPidFile of the process that runs the checkers
 * @param everyIncludeRequired a missing included file is an error
 * @param configId decides lines of the configuration that begin with {@code @}
 * @param testOnly check the configuration and end
 * @param testLog where the report of {@code testOnly} is appended; empty for standard error
 * @param ignoreInterrupt SIGINT changes nothing
 */
public record DaemonOptions(
        Path configFile,
        boolean vrrp,
        boolean checkers,
        boolean logToConsole,
        int logDetail,
        SyslogFacility facility,
        boolean syslog,
        OptionalInt umask,
        boolean keepAddressesAtExit,
        boolean keepVirtualServersAtExit,
        boolean respawn,
        boolean foreground,
        Path pidFile,
        Path vrrpPidFile,
        Path checkersPidFile,
        boolean everyIncludeRequired,
        String configId,
        boolean testOnly,
        Optional<Path> testLog,
        boolean ignoreInterrupt) {

    static final String DEFAULT_CONFIG_FILE = "/etc/keepalived/keepalived.conf";
    static final String DEFAULT_PID_FILE = "/run/keepalived.pid";
    static final String DEFAULT_VRRP_PID_FILE = "/run/vrrp.pid";
    static final String DEFAULT_CHECKERS_PID_FILE = "/run/checkers.pid";
}
