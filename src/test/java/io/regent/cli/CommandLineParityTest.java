package io.regent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.cli.CommandLine.Exit;
import io.regent.cli.CommandLine.Outcome;
import io.regent.cli.CommandLine.Start;
import io.regent.cli.CommandLine.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gives the same arguments to Debian's keepalived. Only argument vectors that end by themselves are
 * used: refused ones, answers, and tests of an empty configuration.
 */
@Tag("interop")
class CommandLineParityTest {

    private static final String KEEPALIVED = "/usr/sbin/keepalived";

    @TempDir private Path directory;

    private record Answer(int status, String out, String err) {}

    @BeforeEach
    void keepalivedIsInstalled() {
        assumeTrue(Files.isExecutable(Path.of(KEEPALIVED)), KEEPALIVED + " is not installed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--foo",
                "--foo=1",
                "-y",
                "-ny",
                "-D-y --bar",
                "--=x",
                "-=",
                "--vrrp=1",
                "--help=3",
                "--version=",
                "-f",
                "-nf",
                "-p",
                "-r",
                "-c",
                "-b",
                "-i",
                "-S",
                "-u",
                "-A",
                "-s",
                "--use-file=",
                "--pid= -y",
                "--foo one two",
                "-y -- -x one",
                "one -y",
                "--signum=STOP",
                "--signum RELOAD",
                "--sig=DATA",
                "--signum=STATS",
                "--signum=STATS_CLEAR --foo",
                "--signum=JSON",
                "--signum=stop",
                "--signum=TDUMP",
                "--foo --signum=STOP",
            })
    void refusalsAndAnswersAreTheSame(String line) throws Exception {
        String[] arguments = line.split(" ");
        Exit ours = assertInstanceOf(Exit.class, read(arguments));
        assertEquals(keepalived(arguments), new Answer(ours.status(), ours.out(), ours.err()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-nlD -PCB",
                "one two",
                "-- -y",
                "- -n -- --foo",
                "--all -XVIRd",
                "--umask=0777",
                "--dont-f --log-c",
            })
    void whatStartsTheOneStartsTheOther(String line) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-t", "-f", emptyConfiguration()));
        if (!line.isEmpty()) arguments.addAll(List.of(line.split(" ")));
        Start ours = assertInstanceOf(Start.class, read(arguments.toArray(String[]::new)));
        Answer theirs = keepalived(arguments.toArray(String[]::new));
        assertEquals(theirs, new Answer(0, ours.out(), ours.err()));
    }

    /**
     * Before -t: after it, keepalived takes names of facilities for errors of the configuration.
     */
    @ParameterizedTest
    @ValueSource(strings = {"7", "local3", "user", "8", "local0x", "0x1", "USER", "local77"})
    void theSameFacilitiesAreRefused(String facility) throws Exception {
        String[] arguments = {"-S", facility, "-t", "-f", emptyConfiguration()};
        Start ours = assertInstanceOf(Start.class, read(arguments));
        assertEquals(keepalived(arguments).err(), ours.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01000", "512", "0x200", "08", "-1", "12x", "022", "18", "0x1ff"})
    void theSameMasksAreRefused(String mask) throws Exception {
        String[] arguments = {"-t", "-f", emptyConfiguration(), "-u", mask};
        Start ours = assertInstanceOf(Start.class, read(arguments));
        assertEquals(keepalived(arguments).err().strip(), ours.err().strip());
    }

    /** keepalived leaves the list of meanings away. */
    @ParameterizedTest
    @ValueSource(strings = {"--vr", "--no", "--log", "--al", "--d", "--co", "--log=x"})
    void theSameBeginningsAreAmbiguous(String argument) throws Exception {
        Exit ours = assertInstanceOf(Exit.class, read(argument));
        Answer theirs = keepalived(argument);
        assertEquals(theirs.status(), ours.status());
        assertTrue(ours.err().startsWith(theirs.err().strip() + ": could be --"), ours.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v", "--vers", "-nv", "-y -v", "one -v --foo", "-h", "--he", "-hv"})
    void versionAndHelpAreAskedForInTheSameWay(String line) throws Exception {
        String[] arguments = line.split(" ");
        Exit ours = assertInstanceOf(Exit.class, read(arguments));
        Answer theirs = keepalived(arguments);
        assertEquals(theirs.status(), ours.status());
        assertEquals(theirs.out(), ours.out());
        String[] theirLines = theirs.err().split("\n");
        String[] ourLines = ours.err().split("\n");
        for (int i = 0; i < ourLines.length; i++) {
            assertEquals(firstWords(theirLines[i]), firstWords(ourLines[i]));
            if (ourLines[i].startsWith("Keepalived") || ourLines[i].startsWith("Usage")) break;
        }
    }

    @Test
    void everyOptionThatKeepalivedsHelpShowsIsInTheTable() throws Exception {
        int found = 0;
        for (String line : keepalived("-h").err().split("\n")) {
            if (!line.startsWith("  -") && !line.startsWith("      --")) continue;
            String name = line.substring(8).split("[=\\[ ]")[0];
            boolean letter = line.charAt(2) == '-';
            boolean value = line.contains("=") && !line.contains("DON'T");
            for (Option option : Option.values()) {
                if (!option.longName().equals(name)) continue;
                assertTrue(!letter || option.hasLetter(line.charAt(3)), line);
                assertTrue(option.takesValue() || !line.substring(8).startsWith(name + "="), line);
                assertTrue(value || !option.requiresValue() || name.equals("config-id"), line);
                found++;
            }
        }
        assertEquals(33, found, "options in both");
    }

    /** The name of the program and the release, not the dates and the builds. */
    private static String firstWords(String line) {
        String[] words = line.split(" ");
        return words[0] + " " + words[1];
    }

    private static Outcome read(String... arguments) {
        return CommandLine.read(arguments, new Surroundings(KEEPALIVED, "0.1.0", "node"));
    }

    private String emptyConfiguration() throws IOException {
        return Files.writeString(directory.resolve("empty.conf"), "global_defs {\n}\n").toString();
    }

    private Answer keepalived(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("timeout", "5", KEEPALIVED));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        int status =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start()
                        .waitFor();
        return new Answer(status, text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
