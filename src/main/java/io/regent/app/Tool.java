package io.regent.app;

import io.regent.demo.DemoCommand;
import io.regent.tool.CheckCommand;
import io.regent.tool.CompletionCommand;
import io.regent.tool.ExplainCommand;
import io.regent.tool.FmtCommand;
import io.regent.tool.GenhashCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
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
        subcommands = {
            CheckCommand.class,
            FmtCommand.class,
            ExplainCommand.class,
            GenhashCommand.class,
            DemoCommand.class,
            CompletionCommand.class
        })
public final class Tool {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help.")
    boolean helpWanted;

    @Spec private CommandSpec spec = CommandSpec.create();

    private Tool() {}

    public static void main(String[] args) {
        // Reports show files, which are UTF-8 whatever the locale is.
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        int exitCode = commandLine().setOut(out).execute(args);
        out.flush();
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

    @Command(name = "help", description = "Print the help of a command: regent help demo kill")
    int help(@Parameters(arity = "0..*", paramLabel = "COMMAND") @Nullable List<String> path) {
        var command = spec.commandLine();
        for (String word : path == null ? List.<String>of() : path) {
            var next = command.getSubcommands().get(word);
            if (next == null) throw new ParameterException(command, noSuchCommand(command, word));
            command = next;
        }
        command.usage(command.getOut());
        return 0;
    }

    /** The build watches which classes the commands use, all of them in one process. */
    @Command(name = "rehearse", hidden = true, description = "Run commands, one a line of input.")
    int rehearse() throws IOException {
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            commandLine().setOut(spec.commandLine().getOut()).execute(line.split(" "));
        }
        return 0;
    }

    private static int explain(ParameterException mistake, String[] args) {
        var command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(name + ": " + message(mistake));
        err.println("See: regent help" + name.substring("regent".length()));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static @Nullable String message(ParameterException mistake) {
        var command = mistake.getCommandLine();
        if (command.getSubcommands().isEmpty()
                || !(mistake instanceof UnmatchedArgumentException unmatched))
            return mistake.getMessage();
        for (String word : unmatched.getUnmatched())
            if (!word.startsWith("-")) return noSuchCommand(command, word);
        return mistake.getMessage();
    }

    private static String noSuchCommand(CommandLine command, String word) {
        var names = new ArrayList<String>();
        for (var each : command.getSubcommands().entrySet())
            if (!each.getValue().getCommandSpec().usageMessage().hidden()) names.add(each.getKey());
        return "there is no command `%s`; the commands are: %s"
                .formatted(word, String.join(", ", names));
    }
}
