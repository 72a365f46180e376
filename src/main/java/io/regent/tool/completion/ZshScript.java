package io.regent.tool.completion;

import java.util.ArrayList;
import java.util.List;

/** Completion for zsh: a function for each command, with what the help says of each word. */
final class ZshScript {

    private static final String HEAD =
            """
            #compdef regent keepalived
            # Completion of regent and keepalived for zsh. Made by: regent completion zsh
            """;

    /** A command word chooses the commands, anything else is for the daemon. */
    private static final String TAIL =
            """

            _regent() {
                if [[ $service == keepalived || $words[2] == -* ]]; then
                    _regent_daemon
                else
                    _regent_tool
                fi
            }

            if (( $+functions[compdef] )); then compdef _regent regent keepalived; fi
            # Loaded by the completion system this file is the function; otherwise it is sourced.
            if [[ $funcstack[1] == _regent ]]; then _regent "$@"; fi
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    private ZshScript() {}

    static String of(ShellCommand regent, List<ShellOption> daemon) {
        var script = new ZshScript();
        script.begin("_regent_daemon");
        script.arguments("-s -S", specs(daemon));
        script.out.append("}\n");
        for (ShellCommand command : regent.all()) script.command(command);
        return script.out.append(TAIL).toString();
    }

    private void command(ShellCommand command) {
        begin(function(command));
        if (command.commands().isEmpty()) {
            var specs = specs(command.options());
            specs.addAll(positions(command));
            arguments("-S", specs);
        } else {
            out.append("    local state\n    local -a commands\n    commands=(\n");
            for (ShellCommand each : command.commands())
                out.append("        ")
                        .append(quoted(each.name() + ":" + each.description()))
                        .append('\n');
            out.append("    )\n");
            var specs = specs(command.options());
            specs.add("1:command:->command");
            specs.add("*::argument:->argument");
            arguments("-C", specs);
            out.append("    case $state in\n    command) _describe command commands ;;\n");
            out.append("    argument)\n        case $words[1] in\n");
            for (ShellCommand each : command.commands())
                out.append("        ")
                        .append(each.name())
                        .append(") ")
                        .append(function(each))
                        .append(" ;;\n");
            out.append("        esac\n        ;;\n    esac\n");
        }
        out.append("}\n");
    }

    private static String function(ShellCommand command) {
        String name = "_" + command.path().replace(' ', '_').replace('-', '_');
        return name.equals("_regent") ? "_regent_tool" : name;
    }

    private void begin(String function) {
        out.append('\n').append(function).append("() {\n");
    }

    private void arguments(String flags, List<String> specs) {
        out.append("    _arguments ").append(flags);
        for (String spec : specs) out.append(" \\\n        ").append(quoted(spec));
        out.append('\n');
    }

    private static List<String> specs(List<ShellOption> options) {
        var specs = new ArrayList<String>();
        for (ShellOption option : options) {
            String all = String.join(" ", option.names());
            for (String name : option.names()) {
                String others = option.names().size() > 1 ? "(" + all + ")" : "";
                specs.add(others + name + mark(option, name) + description(option));
            }
        }
        return specs;
    }

    /** How the value follows: in the same word, in the next one, or both. */
    private static String mark(ShellOption option, String name) {
        boolean isLong = name.startsWith("--");
        if (!option.takesValue()) return "";
        if (option.isValueRequired()) return isLong ? "=" : "+";
        return isLong ? "=-" : "-";
    }

    private static String description(ShellOption option) {
        String text = "[" + escaped(option.description()) + "]";
        if (!option.takesValue()) return text;
        String separator = option.isValueRequired() ? ":" : "::";
        return text + separator + escaped(option.valueName()) + ":" + action(option.value());
    }

    private static List<String> positions(ShellCommand command) {
        var specs = new ArrayList<String>();
        int last = command.arguments().size();
        for (int i = 0; i < last; i++) {
            ShellCommand.Argument argument = command.arguments().get(i);
            String place = command.repeats() && i == last - 1 ? "*" : Integer.toString(i + 1);
            specs.add(place + ":" + escaped(argument.name()) + ":" + action(argument.value()));
        }
        return specs;
    }

    private static String action(ShellValue value) {
        return switch (value) {
            case ShellValue.Files _ -> "_files";
            case ShellValue.Free _ -> "";
            case ShellValue.Words(var words) -> "(" + String.join(" ", words) + ")";
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
