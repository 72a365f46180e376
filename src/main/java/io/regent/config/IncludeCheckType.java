package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** The words of {@code include_check}; what they do is done while the lines are read. */
final class IncludeCheckType extends ValueType<List<String>> {

    static final ValueType<List<String>> TYPE = new IncludeCheckType();

    private static final List<String> CHECKS =
            List.of("read", "match", "wildcard_match", "brace_match");

    private IncludeCheckType() {
        super("[[+|-]read|match|wildcard_match|brace_match ...]");
    }

    @Override
    int mostArguments() {
        return Integer.MAX_VALUE;
    }

    @Override
    List<String> read(Reading reading) {
        Statement statement = reading.statement();
        var words = new ArrayList<String>();
        for (int i = 0; i < statement.argumentCount(); i++) {
            Word word = statement.argument(i);
            String text = word.text();
            boolean isSigned = text.startsWith("+") || text.startsWith("-");
            if (CHECKS.contains(isSigned ? text.substring(1) : text)) {
                words.add(text);
                continue;
            }
            String message = "'" + text + "' is no check of includes";
            reading.adjusted(ErrorClass.GENERAL_ERROR, word.at(), message);
        }
        return words;
    }
}
