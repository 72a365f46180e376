package io.regent.tool.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command as a shell sees it. What is hidden from the help is hidden here.
 *
 * @param path the words that lead to it, such as {@code regent demo kill}
 * @param arguments for each position; the last one for all that follow when {@code repeats}
 */
record ShellCommand(
        String path,
        String description,
        List<ShellOption> options,
        List<Argument> arguments,
        boolean repeats,
        List<ShellCommand> commands) {

    record Argument(String name, ShellValue value) {}

    /** The whole tree of commands below {@code line}. */
    static ShellCommand of(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        var commands = new ArrayList<ShellCommand>();
        for (CommandLine each : byName(line).values()) {
            if (!each.getCommandSpec().usageMessage().hidden()) commands.add(of(each));
        }
        var options = new ArrayList<ShellOption>();
        for (OptionSpec option : spec.options())
            if (!option.hidden()) options.add(ShellOption.of(option));
        var arguments = new ArrayList<Argument>();
        boolean repeats = false;
        for (PositionalParamSpec each : spec.positionalParameters()) {
            arguments.add(new Argument(each.paramLabel(), valueOf(each, line)));
            repeats |= each.arity().max() > 1;
        }
        return new ShellCommand(
                spec.qualifiedName(), description(spec), options, arguments, repeats, commands);
    }

    /** The argument of {@code regent help} is a command beside it. */
    private static ShellValue valueOf(PositionalParamSpec argument, CommandLine line) {
        boolean isCommand = argument.paramLabel().equals("COMMAND");
        if (!isCommand || line.getParent() == null) return ShellValue.of(argument);
        var names = new ArrayList<String>();
        for (var each : byName(line.getParent()).entrySet()) {
            boolean hidden = each.getValue().getCommandSpec().usageMessage().hidden();
            if (!hidden) names.add(each.getKey());
        }
        return new ShellValue.Words(names);
    }

    private static Map<String, CommandLine> byName(CommandLine line) {
        return new LinkedHashMap<>(line.getSubcommands());
    }

    private static String description(CommandSpec spec) {
        String header = firstLine(spec.usageMessage().header());
        return header.isEmpty() ? firstLine(spec.usageMessage().description()) : header;
    }

    /** Up to its end, or to where its first sentence ends. */
    static String firstLine(String[] lines) {
        String text = lines.length == 0 ? "" : lines[0];
        // The text of picocli's own variables and breaks is of no use on one line.
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).replace("%n", " ");
        int dot = line.indexOf(". ");
        String sentence = dot < 0 ? line : line.substring(0, dot);
        sentence = sentence.replaceAll(": \\$\\{[^}]*\\}", "").strip();
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** This command and all below it. */
    List<ShellCommand> all() {
        var all = new ArrayList<ShellCommand>();
        all.add(this);
        for (ShellCommand command : commands) all.addAll(command.all());
        return all;
    }
}
