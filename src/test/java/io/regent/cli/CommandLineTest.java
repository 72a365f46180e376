package io.regent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.cli.CommandLine.Exit;
import io.regent.cli.CommandLine.Outcome;
import io.regent.cli.CommandLine.Start;
import io.regent.cli.CommandLine.Surroundings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final Surroundings HERE =
            new Surroundings("keepalived", "0.1.0", "lb1.example.org");

    @Test
    void noArgumentsGiveKeepalivedsDefaults() {
        assertEquals(
                new DaemonOptions(
                        Path.of("/etc/keepalived/keepalived.conf"),
                        true,
                        true,
                        false,
                        0,
                        SyslogFacility.DAEMON,
                        true,
                        OptionalInt.empty(),
                        false,
                        false,
                        true,
                        false,
                        Path.of("/run/keepalived.pid"),
                        Path.of("/run/vrrp.pid"),
                        Path.of("/run/checkers.pid"),
                        false,
                        "lb1",
                        false,
                        Optional.empty(),
                        false),
                options());
    }

    @ParameterizedTest
    @CsvSource({
        "-nlD -f/etc/k.conf",
        "-n -l -D -f /etc/k.conf",
        "-Dlnf/etc/k.conf",
        "-Dlnf /etc/k.conf",
        "--dont-fork --log-console --log-detail --use-file=/etc/k.conf",
        "--dont-f --log-c --log-d --use /etc/k.conf",
        "-f /other --log-detail -nl --use-fil=/etc/k.conf",
    })
    void theSameOptionsCanBeWrittenInManyWays(String line) {
        DaemonOptions options = options(line.split(" "));
        assertEquals(Path.of("/etc/k.conf"), options.configFile());
        assertTrue(options.foreground());
        assertTrue(options.logToConsole());
        assertEquals(1, options.logDetail());
    }

    @Test
    void anExactLongNameWinsOverLongerOnes() {
        assertFalse(options("--vrrp").checkers());
        assertEquals(Path.of("x"), options("--vrrp_pid=x").vrrpPidFile());
        assertEquals("", read("--all").err());
    }

    @Test
    void aValueMayLookLikeAnOption() {
        assertEquals(Path.of("-n"), options("-f", "-n").configFile());
        assertEquals(Path.of("--"), options("-f", "--").configFile());
        assertEquals(Path.of("="), options("-f=").configFile());
    }

    @Test
    void anOptionalValueIsTakenOnlyWhenAttached() {
        assertEquals(Optional.of(Path.of("log")), options("-tlog").testLog());
        assertEquals(Optional.of(Path.of("log")), options("--config-test=log").testLog());
        Start start = start("-t", "log");
        assertEquals(Optional.empty(), start.options().testLog());
        assertTrue(start.options().testOnly());
        assertEquals("Unexpected argument(s): log \n", start.out());
    }

    @Test
    void optionsAreFoundAfterWordsButNotAfterTwoDashes() {
        Start start = start("one", "-n", "-", "--", "-l", "--foo");
        assertTrue(start.options().foreground());
        assertFalse(start.options().logToConsole());
        assertEquals("Unexpected argument(s): one - -l --foo \n", start.out());
    }

    @Test
    void aTestRunsInTheForegroundWithoutSyslogAndWithoutChildren() {
        DaemonOptions options = options("-t");
        assertTrue(options.foreground());
        assertFalse(options.syslog());
        assertFalse(options.respawn());
    }

    @ParameterizedTest
    @CsvSource({"-P, true, false", "-C, false, true", "-PC, true, true", "-B, true, true"})
    void partsCanBeLeftOut(String argument, boolean vrrp, boolean checkers) {
        assertEquals(vrrp, options(argument).vrrp());
        assertEquals(checkers, options(argument).checkers());
    }

    @ParameterizedTest
    @CsvSource({
        "local0, LOCAL0",
        "local7, LOCAL7",
        "0, LOCAL0",
        "7, LOCAL7",
        "user, USER",
        "daemon, DAEMON"
    })
    void everyFacilityHasItsName(String name, SyslogFacility facility) {
        assertEquals(facility, options("-S", name).facility());
        assertEquals("", read("-S" + name).err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "/", "local8", "local", "local77", "mail", "USER", "local-"})
    void anInvalidFacilityIsReportedAndIgnored(String name) {
        Start start = start("-S", name);
        assertEquals(SyslogFacility.DAEMON, start.options().facility());
        assertEquals("Invalid log facility '" + name + "'\n", start.err());
    }

    @ParameterizedTest
    @CsvSource({"022, 18", "18, 18", "0x12, 18", "0X1ff, 511", "0777, 511", "0, 0"})
    void theUmaskIsReadAsCDoes(String text, int mask) {
        assertEquals(OptionalInt.of(mask), options("-u", text).umask());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01000", "512", "0x200", "08", "0x", "-1", "12x", "99999999999"})
    void anInvalidUmaskIsReportedAndIgnored(String text) {
        Start start = start("--umask=" + text);
        assertEquals(OptionalInt.empty(), start.options().umask());
        assertEquals("Invalid --umask option " + text + "\n", start.err());
    }

    @Test
    void theRemainingOptionsReachTheDaemon() {
        DaemonOptions options =
                options(
                        "-V",
                        "-I",
                        "-R",
                        "-d",
                        "-e",
                        "--ignore-sigint",
                        "-DDG",
                        "-p",
                        "a",
                        "-r",
                        "b");
        assertTrue(options.keepAddressesAtExit());
        assertTrue(options.keepVirtualServersAtExit());
        assertFalse(options.respawn());
        assertTrue(options.everyIncludeRequired());
        assertTrue(options.ignoreInterrupt());
        assertFalse(options.syslog());
        assertEquals(2, options.logDetail());
        assertEquals(Path.of("a"), options.pidFile());
        assertEquals(Path.of("b"), options.vrrpPidFile());
        assertEquals(Path.of("c"), options("-cc").checkersPidFile());
        assertEquals("node.2", options("-i", "node.2").configId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f", "-p", "-r", "-c", "-b", "-i", "-S", "-u", "-A", "-s"})
    void aRequiredValueMustBeThereAndNotEmpty(String letter) {
        assertEquals("Missing parameter for option " + letter + "\n", refusal(letter).err());
        assertEquals("Missing parameter for option " + letter + "\n", refusal(letter, "").err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--use-file", "--use-file=", "--use", "--use="})
    void aMissingValueIsReportedWithTheWholeName(String argument) {
        assertEquals("Missing parameter for option --use-file\n", refusal(argument).err());
    }

    @Test
    void everythingThatIsWrongIsReported() {
        Exit exit = refusal("--foo=1", "-yn", "--help=3", "word", "--=x", "-s", "red");
        assertEquals(
                """
                Unknown option --foo=1
                Unknown option -y
                Unknown option --help=3
                Unknown option --=x
                Option --namespace is not supported yet
                """,
                exit.err());
        assertEquals("Unexpected argument(s): word \n", exit.out());
    }

    @Test
    void anAmbiguousNameListsItsMeanings() {
        assertEquals("Unknown option --vrr: could be --vrrp --vrrp_pid\n", refusal("--vrr").err());
    }

    @Test
    void nothingThatWouldDoHarmWhenIgnoredIsIgnored() {
        assertEquals("Option --namespace is not supported yet\n", refusal("-sred").err());
        assertEquals("Option --log-file is not supported yet\n", refusal("-g").err());
        assertEquals("Option --genhash is not supported yet\n", refusal("-T").err());
    }

    @Test
    void whatIsNotActiveYetIsSaid() {
        assertEquals("Option --snmp is accepted, but not active yet\n", start("-x").err());
        assertEquals("Option --dump-conf is accepted, but not active yet\n", start("-d").err());
        assertEquals("", start("-BXI").err());
    }

    @ParameterizedTest
    @CsvSource({"STOP, 15", "RELOAD, 1", "DATA, 10", "STATS, 12", "STATS_CLEAR, 63", "JSON, 36"})
    void signumPrintsTheNumber(String name, int number) {
        assertEquals(new Exit(0, number + "\n", ""), read("--signum=" + name));
        assertEquals(new Exit(0, number + "\n", ""), read("--signum", name, "--foo"));
        assertEquals(new Exit(1, "", "Unknown sigfunc x" + name + "\n"), read("--signum=x" + name));
    }

    @Test
    void versionAndHelpAnswerAtOnceAndOnStandardError() {
        assertEquals(new Exit(0, "", "Keepalived v2.2.7 (Regent v0.1.0)\n"), read("-nv", "-y"));
        Exit help = assertInstanceOf(Exit.class, read("--he"));
        assertEquals(0, help.status());
        assertTrue(help.err().startsWith("Usage: keepalived [OPTION...]\n"), help.err());
    }

    @Test
    void theHelpHasOneReadableLineForEachOption() {
        String[] lines = assertInstanceOf(Exit.class, read("-h")).err().split("\n");
        Option[] options = Option.values();
        assertEquals(options.length + 1, lines.length);
        for (int i = 1; i < lines.length; i++) {
            assertTrue(lines[i].contains("--" + options[i - 1].longName()), lines[i]);
            assertTrue(lines[i].length() <= 100, lines[i]);
            assertEquals(' ', lines[i].charAt(32), lines[i]);
        }
    }

    @Test
    void whoCallsItRegentIsToldOfItsCommands() {
        var regent = new Surroundings("regent", "0.1.0", "lb1");
        var help = assertInstanceOf(Exit.class, CommandLine.read(new String[] {"-h"}, regent));
        assertTrue(help.err().endsWith("check and demo: regent help\n"), help.err());
    }

    @Test
    void noNameStandsTwiceInTheTable() {
        Set<String> names = new HashSet<>();
        for (Option option : Option.values()) assertTrue(names.add(option.longName()));
        for (char letter = '!'; letter < 127; letter++) {
            int owners = 0;
            for (Option option : Option.values()) if (option.hasLetter(letter)) owners++;
            assertTrue(owners <= 1, "-" + letter);
        }
    }

    @Test
    void everyActiveOptionDoesSomething() {
        for (Option option : Option.values()) {
            if (option.standing() != Option.Standing.ACTIVE) continue;
            String value = option.requiresValue() ? "=1" : "";
            Outcome outcome = read("--" + option.longName() + value);
            assertFalse(
                    outcome instanceof Start start && start.options().equals(options()),
                    option::longName);
        }
    }

    @Test
    void noArgumentsMakeItThrow() {
        long seed = 7;
        var random = new Random(seed);
        String letters = "-=fntSuvs Mé\u0001x";
        for (int round = 0; round < 20_000; round++) {
            String[] arguments = new String[random.nextInt(4)];
            for (int i = 0; i < arguments.length; i++) {
                var text = new StringBuilder();
                for (int n = random.nextInt(5); n > 0; n--) {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
                arguments[i] = text.toString();
            }
            Outcome outcome = read(arguments);
            if (outcome instanceof Exit exit && exit.status() != 0) {
                assertFalse(exit.err().isEmpty(), "seed " + seed + ", round " + round);
            }
        }
    }

    private static Outcome read(String... arguments) {
        return CommandLine.read(arguments, HERE);
    }

    private static Start start(String... arguments) {
        return assertInstanceOf(Start.class, read(arguments));
    }

    private static DaemonOptions options(String... arguments) {
        return start(arguments).options();
    }

    private static Exit refusal(String... arguments) {
        Exit exit = assertInstanceOf(Exit.class, read(arguments));
        assertEquals(1, exit.status());
        return exit;
    }
}
