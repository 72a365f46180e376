package io.regent.tool;

import java.io.Console;
import java.util.Map;

/** The few colours of reports, as ECMA-48 sequences. */
enum Colour {
    RED("31;1"),
    YELLOW("33;1"),
    BLUE("34;1"),
    GREEN("32;1"),
    BOLD("1");

    private final String parameters;

    Colour(String parameters) {
        this.parameters = parameters;
    }

    String paint(String text, boolean wanted) {
        return wanted ? "\033[" + parameters + "m" + text + "\033[m" : text;
    }

    /** On a terminal, unless the operator asked for none (no-color.org). */
    @SuppressWarnings("SystemConsoleNull") // The console of java.base is null in a pipe.
    static boolean wanted(Map<String, String> environment) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
