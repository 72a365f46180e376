package io.regent.tool.completion;

import io.regent.cli.OptionForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/** What a shell may offer for a value. */
sealed interface ShellValue {

    /** Nothing can be listed. */
    record Free() implements ShellValue {}

    record Files() implements ShellValue {}

    /** One of these words, none of which has blanks. */
    record Words(List<String> words) implements ShellValue {
        public Words {
            words = List.copyOf(words);
        }
    }

    static ShellValue of(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            var words = new ArrayList<String>();
            for (String word : argument.completionCandidates()) words.add(word);
            return new Words(words);
        }
        String label = argument.paramLabel();
        if (label.contains("|")) return new Words(List.of(label.split("\\|")));
        boolean isFile =
                argument.type() == Path.class
                        || List.of(argument.auxiliaryTypes()).contains(Path.class);
        return isFile ? new Files() : new Free();
    }

    static ShellValue of(OptionForm option) {
        if (!option.choices().isEmpty()) return new Words(option.choices());
        boolean isFile = option.value().equals("FILE") || option.value().equals("SOCKET");
        return isFile ? new Files() : new Free();
    }
}
