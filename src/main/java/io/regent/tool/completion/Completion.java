package io.regent.tool.completion;

import io.regent.cli.CommandLine;
import io.regent.cli.OptionForm;
import java.util.ArrayList;
import java.util.List;

/** The scripts for the shells that Regent knows. */
public enum Completion {
    bash,
    zsh;

    /**
     * @param regent the commands as they are declared
     */
    public String of(picocli.CommandLine regent) {
        var daemon = new ArrayList<ShellOption>();
        for (OptionForm form : CommandLine.options()) daemon.add(ShellOption.of(form));
        List<ShellOption> options = List.copyOf(daemon);
        ShellCommand tree = ShellCommand.of(regent);
        return switch (this) {
            case bash -> BashScript.of(tree, options);
            case zsh -> ZshScript.of(tree, options);
        };
    }
}
