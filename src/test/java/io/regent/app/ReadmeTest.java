package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two READMEs say the same, and all that they and the reading order point at is there. */
class ReadmeTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("regent.checkout", "."));
    private static final String ENGLISH = "README.md";
    private static final String CHINESE = "README.zh-CN.md";

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @Test
    void bothHaveTheSameOutline() {
        assertEquals(outline(ENGLISH), outline(CHINESE));
    }

    @Test
    void bothShowTheSameCommands() {
        assertFalse(commands(ENGLISH).isEmpty());
        assertEquals(commands(ENGLISH), commands(CHINESE));
    }

    @Test
    void bothNameTheSameWordsAndFilesInTheSamePlaces() {
        assertEquals(sorted(CODE, ENGLISH), sorted(CODE, CHINESE));
        assertEquals(
                sorted(LINK, ENGLISH).stream().filter(link -> !link.equals(CHINESE)).toList(),
                sorted(LINK, CHINESE).stream().filter(link -> !link.equals(ENGLISH)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE, "docs/reading-order.md"})
    void everyLinkLeadsToAFile(String document) {
        var from = CHECKOUT.resolve(document);
        for (String link : all(LINK, text(document)))
            assertTrue(Files.exists(from.resolveSibling(link)), document + " points at " + link);
    }

    @Test
    void everyScriptOfTheCheckoutThatIsCalledIsThere() {
        for (String command : commands(ENGLISH))
            for (String word : command.split(" "))
                if (word.startsWith("./"))
                    assertTrue(Files.isExecutable(CHECKOUT.resolve(word)), command);
    }

    @Test
    void everyCommandOfRegentIsOneThatItKnows() {
        for (String command : commands(ENGLISH)) {
            int program = command.indexOf("./regent ");
            if (program < 0) continue;
            var words = new ArrayList<>(List.of(command.substring(program).split(" ")));
            words.removeFirst();
            if (words.getFirst().startsWith("-")) continue;
            // Parses without running; an unknown word or option throws.
            Tool.commandLine().parseArgs(words.toArray(String[]::new));
        }
    }

    @Test
    void everyOptionInTheTableIsAnOptionOfTheDaemon() {
        var surroundings = new CommandLine.Surroundings("regent", "0", "host");
        var outcome = CommandLine.read(new String[] {"-h"}, surroundings);
        String help = outcome.out() + outcome.err();
        var options = new ArrayList<String>();
        for (String line : text(ENGLISH).lines().filter(line -> line.startsWith("| `-")).toList())
            for (String code : all(CODE, line.substring(0, line.indexOf(" | "))))
                options.add(code.split(" ")[0]);
        assertTrue(options.size() > 10, options::toString);
        for (String option : options)
            assertTrue(help.contains("  " + option + ", --"), option + " is not in\n" + help);
    }

    private static List<Integer> outline(String document) {
        String withoutCode = SHELL.matcher(text(document)).replaceAll("");
        return withoutCode
                .lines()
                .filter(line -> line.startsWith("#") || line.startsWith("|"))
                .map(line -> line.startsWith("|") ? 0 : line.indexOf(' '))
                .toList();
    }

    /** The lines of all shell blocks without their comments. */
    private static List<String> commands(String document) {
        var commands = new ArrayList<String>();
        for (String block : all(SHELL, text(document)))
            for (String line : block.lines().toList())
                commands.add(line.replaceFirst(" +# .*", "").strip());
        return commands;
    }

    private static List<String> sorted(Pattern pattern, String document) {
        return all(pattern, SHELL.matcher(text(document)).replaceAll("")).stream()
                .sorted()
                .toList();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    }

    private static String text(String document) {
        try {
            return Files.readString(CHECKOUT.resolve(document));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
