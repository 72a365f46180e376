package io.regent.app;

import io.regent.demo.DemoCommand;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Main class of the commands that are plain words, such as {@code regent demo}. The daemon, which
 * is started by options alone, has a main class of its own and none of this in its process.
 */
@Command(
        name = "regent",
        header = "Virtual IP addresses that stay alive.",
        description = {
            "",
            "Without a command regent is the daemon, with the options of keepalived:"
                    + " regent -f keepalived.conf; see regent --help.",
            "",
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {DemoCommand.class, HelpCommand.class})
public final class Tool {

    private static final int WRONG_USE = 2;

    private Tool() {}

    public static void main(String[] args) {
        int exitCode = commandLine().execute(args);
        System.out.flush();
        System.exit(exitCode);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Tool());
        // What stands behind the program's name belongs to the program.
        for (var demo : line.getSubcommands().values()) {
            var exec = demo.getSubcommands().get("exec");
            if (exec != null) exec.setStopAtPositional(true);
        }
        line.setParameterExceptionHandler(Tool::explain);
        return line;
    }

    private static int explain(ParameterException mistake, String[] args) {
        var command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        if (mistake instanceof UnmatchedArgumentException unknown
                && !command.getSubcommands().isEmpty()
                && !unknown.getUnmatched().getFirst().startsWith("-")) {
            err.println(
                    "%s: there is no command `%s`; the commands are: %s"
                            .formatted(
                                    command.getCommandSpec().qualifiedName(),
                                    unknown.getUnmatched().getFirst(),
                                    String.join(", ", commands(command))));
        } else {
            err.println(command.getCommandSpec().qualifiedName() + ": " + mistake.getMessage());
            err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return WRONG_USE;
    }

    private static List<String> commands(CommandLine command) {
        var names = new ArrayList<String>();
        for (var each : command.getSubcommands().entrySet())
            if (!each.getValue().getCommandSpec().usageMessage().hidden()) names.add(each.getKey());
        return names;
    }
}
