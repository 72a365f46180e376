package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;
import io.regent.config.syntax.ScriptWords;
import io.regent.config.syntax.Word;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command, quoted when it has arguments, then the user and group that it runs as. */
class ScriptType extends ValueType<ScriptCommand> {

    static final ValueType<ScriptCommand> WITH_USER =
            new ScriptType("COMMAND [USER [GROUP]], the command quoted if it has arguments", 3);

    /** The user has a keyword of its own, and of several commands the last one counts. */
    static final ValueType<ScriptCommand> ALONE =
            new ScriptType("COMMAND, quoted if it has arguments", 1) {
                @Override
                ScriptCommand merge(ScriptCommand earlier, ScriptCommand later, Reading reading) {
                    return later;
                }
            };

    /** {@code notify_deleted}, whose command may be left out in keepalived. */
    static final ValueType<ScriptCommand> OPTIONAL_WITH_USER =
            new ScriptType("COMMAND [USER [GROUP]]", 3) {
                @Override
                @Nullable ScriptCommand read(Reading reading) {
                    if (reading.statement().argumentCount() > 0) return super.read(reading);
                    Span at = reading.statement().at();
                    reading.notYet(at, reading.keyword().name() + " without a command");
                    return null;
                }
            };

    private final int mostWords;

    private ScriptType(String notation, int mostWords) {
        super(notation);
        this.mostWords = mostWords;
    }

    @Override
    int mostArguments() {
        return Integer.MAX_VALUE;
    }

    @Override
    boolean shieldsQuotes() {
        return true;
    }

    @Override
    @Nullable ScriptCommand read(Reading reading) {
        // Where keepalived gives up at other keywords, a command is merely not there.
        boolean isCutOff = reading.statement().argumentCount() == 0 && reading.hasOpenQuote();
        if (isCutOff || reading.required() == null) return null;
        List<Word> words = ScriptWords.arguments(reading.statement(), reading.problems());
        List<String> argv =
                words.isEmpty()
                        ? List.of()
                        : ScriptWords.argv(words.getFirst(), reading.problems());
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            reading.bad(ErrorClass.GENERAL_ERROR, reading.statement().at(), "the command is empty");
            return null;
        }
        if (words.size() > mostWords) surplus(words.get(mostWords), reading);
        Optional<ScriptCommand.ScriptUser> user =
                mostWords > 1 && words.size() > 1 ? Optional.of(user(words, 1)) : Optional.empty();
        return new ScriptCommand(argv, user);
    }

    /** A second script is reported and the first one kept (inventory 1.5). */
    @Override
    ScriptCommand merge(ScriptCommand earlier, ScriptCommand later, Reading reading) {
        reading.adjusted(
                ErrorClass.GENERAL_ERROR,
                reading.statement().at(),
                "'" + reading.keyword().name() + "' is already set; this one is ignored");
        return earlier;
    }

    static ScriptCommand.ScriptUser user(List<Word> words, int at) {
        Optional<String> group =
                words.size() > at + 1 ? Optional.of(words.get(at + 1).text()) : Optional.empty();
        return new ScriptCommand.ScriptUser(words.get(at).text(), group);
    }

    private void surplus(Word word, Reading reading) {
        reading.problems()
                .add(
                        Problem.warning(
                                        ErrorClass.OK,
                                        word.at(),
                                        "'" + word.text() + "' is ignored")
                                .expected(notation()));
    }

    /** The value of {@code script_user} and {@code user}. */
    static final ValueType<ScriptCommand.ScriptUser> USER =
            new ValueType<>("USER [GROUP]") {
                @Override
                ScriptCommand.@Nullable ScriptUser read(Reading reading) {
                    return reading.required() == null ? null : user(reading.statement().words(), 1);
                }

                @Override
                int mostArguments() {
                    return 2;
                }
            };
}
