package io.regent.tool;

import io.regent.tool.completion.Completion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code regent completion}: what makes a shell complete regent and keepalived. */
@Command(
        name = "completion",
        header = "Print a script that completes regent and keepalived in a shell.",
        description = {
            "",
            "For this shell only: source <(regent completion bash), and likewise with zsh. For all:"
                    + " the scripts are in share/ of the installation, below"
                    + " bash-completion/completions and zsh/site-functions.",
            "",
        })
public final class CompletionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Completion shell = Completion.bash;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(shell.of(spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
