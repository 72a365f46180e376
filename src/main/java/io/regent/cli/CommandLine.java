package io.regent.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads the command line of the daemon. The answers are those of keepalived 2.2.7, with two
 * exceptions: an empty value of {@code -f ''} is refused as that of {@code --use-file=} is, and an
 * ambiguous long name lists what it could have meant.
 *
 * <p>Options act in the order in which they stand: {@code -v}, {@code -h} and {@code --signum}
 * answer at once, whatever comes later and whatever was wrong before.
 */
public final class CommandLine {

    /** What to do now. The texts are whole lines, or empty, and are to be printed as they are. */
    public sealed interface Outcome {
        String out();

        String err();
    }

    /** Run the daemon, or the configuration test, after printing the texts. */
    public record Start(DaemonOptions options, String out, String err) implements Outcome {}

    /** Print the texts and end with {@code status}. */
    public record Exit(int status, String out, String err) implements Outcome {}

    /**
     * What the texts need to know.
     *
     * @param program argv[0], for the usage line
     * @param version of Regent
     * @param hostName of this machine, with or without the domain
     */
    public record Surroundings(String program, String version, String hostName) {}

    /**
     * The release of keepalived whose command line this is. It stands where keepalived has it, as
     * scripts cut it out of {@code keepalived -v}.
     */
    private static final String SPEAKS_FOR = "2.2.7";

    private static final int UMASK_MAX = 0777;

    private final Surroundings surroundings;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private boolean refused;

    private String configFile = DaemonOptions.DEFAULT_CONFIG_FILE;
    private boolean onlyVrrp;
    private boolean onlyCheckers;
    private boolean logToConsole;
    private int logDetail;
    private SyslogFacility facility = SyslogFacility.DAEMON;
    private boolean syslog = true;
    private OptionalInt umask = OptionalInt.empty();
    private boolean keepAddressesAtExit;
    private boolean keepVirtualServersAtExit;
    private boolean respawn = true;
    private boolean foreground;
    private String pidFile = DaemonOptions.DEFAULT_PID_FILE;
    private String vrrpPidFile = DaemonOptions.DEFAULT_VRRP_PID_FILE;
    private String checkersPidFile = DaemonOptions.DEFAULT_CHECKERS_PID_FILE;
    private boolean everyIncludeRequired;
    private String configId;
    private boolean testOnly;
    private Optional<Path> testLog = Optional.empty();
    private boolean ignoreInterrupt;

    private CommandLine(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.configId = configIdOf(surroundings.hostName);
    }

    /** The default of {@code --config-id}: the name of the machine without its domain. */
    public static String configIdOf(String hostName) {
        int dot = hostName.indexOf('.');
        return dot < 0 ? hostName : hostName.substring(0, dot);
    }

    /** Every option that Regent does not refuse, in the order of {@code --help}. */
    public static List<OptionForm> options() {
        var forms = new ArrayList<OptionForm>();
        for (Option option : Option.values())
            if (option.standing() != Option.Standing.REFUSED) forms.add(OptionForm.of(option));
        return List.copyOf(forms);
    }

    /**
     * @param arguments without the program's name
     */
    public static Outcome read(String[] arguments, Surroundings surroundings) {
        return new CommandLine(surroundings).read(new GetOpt(arguments));
    }

    private Outcome read(GetOpt options) {
        for (var found = options.next(); found != GetOpt.Found.END; found = options.next()) {
            Exit answer = null;
            switch (found) {
                case OPTION -> answer = take(options.option(), options.value());
                case UNKNOWN -> refuse("Unknown option " + options.spelling());
                case AMBIGUOUS -> refuse(ambiguous(options.spelling(), options.candidates()));
                case MISSING_VALUE -> refuse("Missing parameter for option " + options.spelling());
                case END -> {}
            }
            if (answer != null) return answer;
        }
        reportWords(options.words());
        if (refused) return new Exit(1, out.toString(), err.toString());
        return new Start(daemonOptions(), out.toString(), err.toString());
    }

    /** The answer when the option asks for one at once, otherwise null. */
    private @Nullable Exit take(Option option, @Nullable String given) {
        switch (option.standing()) {
            case ACTIVE -> {
                return act(option, given == null ? "" : given);
            }
            case ACCEPTED -> {}
            case INACTIVE ->
                    err.append("Option --")
                            .append(option.longName())
                            .append(" is accepted, but not active yet\n");
            case REFUSED -> refuse("Option --" + option.longName() + " is not supported yet");
        }
        return null;
    }

    private @Nullable Exit act(Option option, String value) {
        switch (option) {
            case USE_FILE -> configFile = value;
            case VRRP -> onlyVrrp = true;
            case CHECK -> onlyCheckers = true;
            case LOG_CONSOLE -> logToConsole = true;
            case LOG_DETAIL -> logDetail++;
            case LOG_FACILITY -> chooseFacility(value);
            case NO_SYSLOG -> syslog = false;
            case UMASK -> chooseUmask(value);
            case DONT_RELEASE_VRRP -> keepAddressesAtExit = true;
            case DONT_RELEASE_IPVS -> keepVirtualServersAtExit = true;
            case DONT_RESPAWN -> respawn = false;
            case DONT_FORK -> foreground = true;
            case PID -> pidFile = value;
            case VRRP_PID -> vrrpPidFile = value;
            case CHECKERS_PID -> checkersPidFile = value;
            case ALL_CONFIG -> everyIncludeRequired = true;
            case CONFIG_ID -> configId = value;
            case CONFIG_TEST -> {
                testOnly = true;
                testLog = value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
                respawn = false;
                foreground = true;
                syslog = false;
            }
            case IGNORE_SIGINT -> ignoreInterrupt = true;
            case SIGNUM -> {
                return signalNumber(value);
            }
            case VERSION -> {
                return new Exit(0, out.toString(), err + versionText());
            }
            case HELP -> {
                return new Exit(0, out.toString(), err + helpText());
            }
            default -> throw new AssertionError(option + " is declared active, but does nothing");
        }
        return null;
    }

    private void refuse(String line) {
        err.append(line).append('\n');
        refused = true;
    }

    private static String ambiguous(String spelling, List<Option> candidates) {
        var text = new StringBuilder("Unknown option ").append(spelling).append(": could be");
        for (Option candidate : candidates) text.append(" --").append(candidate.longName());
        return text.toString();
    }

    private void reportWords(List<String> words) {
        if (words.isEmpty()) return;
        out.append("Unexpected argument(s): ");
        for (String word : words) out.append(word).append(' ');
        out.append('\n');
    }

    private void chooseFacility(String name) {
        SyslogFacility chosen = SyslogFacility.named(name);
        if (chosen == null) err.append("Invalid log facility '").append(name).append("'\n");
        else facility = chosen;
    }

    private void chooseUmask(String number) {
        int mask = umask(number);
        if (mask < 0) err.append("Invalid --umask option ").append(number).append('\n');
        else umask = OptionalInt.of(mask);
    }

    /** As strtol(3) with base 0: octal after 0, hexadecimal after 0x, else decimal; -1 when bad. */
    private static int umask(String number) {
        boolean hex = number.startsWith("0x") || number.startsWith("0X");
        int radix = hex ? 16 : number.startsWith("0") ? 8 : 10;
        int mask = -1;
        for (int i = hex ? 2 : 0; i < number.length(); i++) {
            int digit = Character.digit(number.charAt(i), radix);
            if (digit < 0) return -1;
            mask = Math.max(mask, 0) * radix + digit;
            if (mask > UMASK_MAX) return -1;
        }
        return mask;
    }

    private Exit signalNumber(String name) {
        SignalName signal = SignalName.named(name);
        if (signal == null) {
            return new Exit(1, out.toString(), err + "Unknown sigfunc " + name + "\n");
        }
        return new Exit(0, out.toString() + signal.number() + "\n", err.toString());
    }

    private String versionText() {
        return "Keepalived v" + SPEAKS_FOR + " (Regent v" + surroundings.version + ")\n";
    }

    private String helpText() {
        var text = new StringBuilder("Usage: ").append(surroundings.program);
        text.append(" [OPTION...]\n");
        for (Option option : Option.values()) option.appendHelp(text);
        if (surroundings.program.equals("regent")) {
            text.append("\nThe commands besides the daemon, such as check and demo: regent help\n");
        }
        return text.toString();
    }

    /** Without {@code -P} and {@code -C} everything runs, and so it does with both. */
    private DaemonOptions daemonOptions() {
        return new DaemonOptions(
                Path.of(configFile),
                onlyVrrp || !onlyCheckers,
                onlyCheckers || !onlyVrrp,
                logToConsole,
                logDetail,
                facility,
                syslog,
                umask,
                keepAddressesAtExit,
                keepVirtualServersAtExit,
                respawn,
                foreground,
                Path.of(pidFile),
                Path.of(vrrpPidFile),
                Path.of(checkersPidFile),
                everyIncludeRequired,
                configId,
                testOnly,
                testLog,
                ignoreInterrupt);
    }
}
