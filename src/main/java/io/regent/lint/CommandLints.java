package io.regent.lint;

import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.regex.Pattern;

/** Commands that only a shell would understand. */
final class CommandLints {

    /** Words of their own, as shells read them, and substitutions, which may stand anywhere. */
    private static final Pattern SHELL_SYNTAX =
            Pattern.compile(
                    "(^|\\s)(&&|\\|\\|?|;|\\d?>>?|\\d?>&\\d|&>)(\\s|$)|;\\s|\\$\\(|`|\\s\\d?>/");

    private static final Pattern SHELL =
            Pattern.compile("^(\\S*/)?(ba|da|k|z|a)?sh\\s.*", Pattern.DOTALL);

    private CommandLints() {}

    static void find(Blocks blocks, Remarks remarks) {
        for (Block script : blocks.scripts()) {
            script.last("script").ifPresent(line -> inspect(line, remarks));
        }
        for (Block instance : blocks.instances()) {
            for (Statement line : instance.statements()) {
                boolean command =
                        line.name().startsWith("notify")
                                && !line.name().equals("notify_priority_changes");
                if (command) inspect(line, remarks);
            }
        }
    }

    static void inspect(Statement line, Remarks remarks) {
        var command = new StringBuilder();
        for (Word word : line.words().subList(1, line.words().size())) {
            if (!command.isEmpty()) command.append(' ');
            command.append(word.text());
        }
        // A path behind < or > is a test of the file, which keepalived gives to a shell.
        boolean test = command.indexOf("<") == 0 || command.indexOf(">") == 0;
        if (test || SHELL.matcher(command).matches()) return;
        var syntax = SHELL_SYNTAX.matcher(command);
        if (syntax.find()) remarks.add(Lint.SHELL_SYNTAX, line.at(), syntax.group().strip());
    }
}
