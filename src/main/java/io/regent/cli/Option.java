package io.regent.cli;

import static io.regent.cli.Option.Standing.ACCEPTED;
import static io.regent.cli.Option.Standing.ACTIVE;
import static io.regent.cli.Option.Standing.INACTIVE;
import static io.regent.cli.Option.Standing.REFUSED;

/**
 * Every option of keepalived (inventory 8.2), in the order in which {@code --help} shows them.
 *
 * <p>Options that only some builds of keepalived know are here too: a unit file that carries one
 * must not keep Regent from starting, unless ignoring it would do harm.
 */
enum Option {
    USE_FILE('f', "use-file", "=FILE", ACTIVE, "Read FILE instead of " + Defaults.CONFIG_FILE),
    VRRP('P', "vrrp", "", ACTIVE, "Run VRRP only"),
    CHECK('C', "check", "", ACTIVE, "Run the health checkers only"),
    NO_BFD('B', "no_bfd", "", ACCEPTED, "Leave BFD out"),
    ALL('-', "all", "", ACCEPTED, "Run every part, with or without configuration"),
    LOG_CONSOLE('l', "log-console", "", ACTIVE, "Log to standard error too (with -n)"),
    LOG_DETAIL('D', "log-detail", "", ACTIVE, "Log in detail; give it twice for more"),
    LOG_FACILITY(
            'S',
            "log-facility",
            "=FACILITY",
            ACTIVE,
            "0-7, local0-local7, user or daemon (default)"),
    LOG_FILE('g', "log-file", "[=FILE]", REFUSED, "Log to FILE"),
    FLUSH_LOG_FILE('-', "flush-log-file", "", ACCEPTED, "Flush the log file after each line"),
    NO_SYSLOG('G', "no-syslog", "", ACTIVE, "Do not log to syslog"),
    UMASK('u', "umask", "=MASK", ACTIVE, "Mask for new files: 18, 022 or 0x12"),
    RELEASE_VIPS('X', "release-vips", "", ACCEPTED, "Remove addresses whenever Active ends"),
    DONT_RELEASE_VRRP('V', "dont-release-vrrp", "", ACTIVE, "Leave addresses in place at exit"),
    DONT_RELEASE_IPVS('I', "dont-release-ipvs", "", ACTIVE, "Leave virtual servers at exit"),
    DONT_RESPAWN('R', "dont-respawn", "", ACTIVE, "End when a child process ends"),
    DONT_FORK('n', "dont-fork", "", ACTIVE, "Stay in the foreground"),
    DUMP_CONF('d', "dump-conf", "", INACTIVE, "Log the configuration as it was understood"),
    PID('p', "pid", "=FILE", ACTIVE, "Pid file, default " + Defaults.PID_FILE),
    VRRP_PID('r', "vrrp_pid", "=FILE", ACTIVE, "Pid file of VRRP, " + Defaults.VRRP_PID_FILE),
    CHECKERS_PID(
            'c', "checkers_pid", "=FILE", ACTIVE, "Of the checkers, " + Defaults.CHECKERS_PID_FILE),
    BFD_PID('b', "bfd_pid", "=FILE", ACCEPTED, "Of BFD"),
    GENHASH('T', "genhash", "", REFUSED, "Print the digest of a web page"),
    ADDRESS_MONITORING('a', "address-monitoring", "", INACTIVE, "Log every change of an address"),
    SNMP('x', "snmp", "", INACTIVE, "Answer SNMP"),
    SNMP_AGENT_SOCKET('A', "snmp-agent-socket", "=SOCKET", INACTIVE, "Socket of the SNMP master"),
    NAMESPACE('s', "namespace", "=NAME", REFUSED, "Run in the network namespace NAME"),
    CORE_DUMP('m', "core-dump", "", INACTIVE, "Allow core dumps"),
    CORE_DUMP_PATTERN('M', "core-dump-pattern", "[=NAME]", INACTIVE, "Allow core dumps under NAME"),
    ALL_CONFIG('e', "all-config", "", ACTIVE, "A missing included file is an error"),
    CONFIG_ID(
            'i', "config-id", "=ID", ACTIVE, "Decides lines that begin with @; default host name"),
    SIGNUM('-', "signum", "=NAME", ACTIVE, "Print the number of " + SignalName.choices()),
    CONFIG_TEST(
            't',
            "config-test",
            "[=FILE]",
            ACTIVE,
            "Check the configuration; report to FILE or stderr"),
    CONFIG_FD('-', "config-fd", "=NUMBER", ACCEPTED, "Used by keepalived on itself"),
    IGNORE_SIGINT('-', "ignore-sigint", "", ACTIVE, "Go on when interrupted from the terminal"),
    PERF('-', "perf", "[=WHEN]", INACTIVE, "Record for perf(1)"),
    DEBUG('-', "debug", "[=LETTERS]", INACTIVE, "Debug output of keepalived"),
    NO_MEM_CHECK('-', "no-mem-check", "", ACCEPTED, "Memory checks of keepalived off"),
    MEM_CHECK_LOG('L', "mem-check-log", "", INACTIVE, "Memory checks of keepalived to syslog"),
    OPENSSL_MEM_CHECK('O', "openssl-mem-check", "", INACTIVE, "Memory checks of OpenSSL"),
    VERSION('v', "version", "", ACTIVE, "Print the version"),
    HELP('h', "help", "", ACTIVE, "Print this text");

    /** What becomes of an option that was given. */
    enum Standing {
        /** It does what it says. */
        ACTIVE(""),
        /** Nothing to do: Regent does so anyway, or has nothing that the option could change. */
        ACCEPTED(" (no effect)"),
        /** The daemon runs without what was asked for, and says so. */
        INACTIVE(" (not active yet)"),
        /** To run without it would do harm, so the daemon does not start. */
        REFUSED(" (not supported yet)");

        private final String remark;

        Standing(String remark) {
            this.remark = remark;
        }
    }

    /** Separate, because the constants of an enum cannot use its own static fields. */
    private static final class Defaults {
        static final String CONFIG_FILE = DaemonOptions.DEFAULT_CONFIG_FILE;
        static final String PID_FILE = DaemonOptions.DEFAULT_PID_FILE;
        static final String VRRP_PID_FILE = DaemonOptions.DEFAULT_VRRP_PID_FILE;
        static final String CHECKERS_PID_FILE = DaemonOptions.DEFAULT_CHECKERS_PID_FILE;
    }

    /** Stands for "no short form". */
    private static final char NONE = '-';

    private static final int HELP_COLUMN = 33;

    private final char letter;
    private final String longName;
    private final String argument;
    private final Standing standing;
    private final String help;

    /**
     * @param argument empty for none, {@code =NAME} when it must be given, {@code [=NAME]} when it
     *     may be
     */
    Option(char letter, String longName, String argument, Standing standing, String help) {
        this.letter = letter;
        this.longName = longName;
        this.argument = argument;
        this.standing = standing;
        this.help = help;
    }

    boolean hasLetter(char wanted) {
        return letter == wanted && wanted != NONE;
    }

    String longName() {
        return longName;
    }

    Standing standing() {
        return standing;
    }

    boolean takesValue() {
        return !argument.isEmpty();
    }

    boolean requiresValue() {
        return takesValue() && argument.charAt(0) == '=';
    }

    /** Empty for an option without a short form. */
    String shortName() {
        return letter == NONE ? "" : "-" + letter;
    }

    /** What its value is called; empty for an option without one. */
    String valueName() {
        String name = argument.replace("[", "").replace("]", "");
        return name.isEmpty() ? name : name.substring(1);
    }

    String help() {
        return help;
    }

    /** One line of {@code --help}. */
    void appendHelp(StringBuilder text) {
        int start = text.length();
        text.append("  ");
        if (letter == NONE) text.append("    ");
        else text.append('-').append(letter).append(", ");
        text.append("--").append(longName).append(argument).append(' ');
        while (text.length() - start < HELP_COLUMN) text.append(' ');
        text.append(help).append(standing.remark).append('\n');
    }
}
