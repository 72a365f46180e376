package io.regent.tool.completion;

import io.regent.cli.OptionForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option as a shell sees it.
 *
 * @param valueName empty for an option without a value
 * @param isValueRequired otherwise a value can only be attached to the option
 */
record ShellOption(
        List<String> names,
        String valueName,
        boolean isValueRequired,
        ShellValue value,
        String description) {

    static ShellOption of(OptionForm form) {
        return new ShellOption(
                form.names(),
                form.value(),
                form.isValueRequired(),
                ShellValue.of(form),
                form.help());
    }

    static ShellOption of(OptionSpec option) {
        var names = new ArrayList<String>();
        Collections.addAll(names, option.names());
        boolean takesValue = option.arity().max() > 0;
        return new ShellOption(
                names,
                takesValue ? option.paramLabel() : "",
                option.arity().min() > 0,
                ShellValue.of(option),
                ShellCommand.firstLine(option.description()));
    }

    boolean takesValue() {
        return !valueName.isEmpty();
    }
}
