package io.regent.config;

import io.regent.config.problem.Problems;
import io.regent.config.syntax.BlockTree;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Surroundings;
import java.nio.file.Path;
import java.util.List;

/** A file as it is written, for tools that look at more than what it means. */
public final class Statements {

    private Statements() {}

    /**
     * The statements at the top of the file and of all files that it includes; none when it cannot
     * be read. What is wrong with them is said by {@link ConfigLoader}.
     */
    public static List<Statement> read(Path file, Surroundings surroundings) {
        return switch (surroundings.files().read(file, ConfigLoader.LIMIT_BYTES)) {
            case SourceReader.Answer.Text text ->
                    BlockTree.read(
                            file, text.bytes(), surroundings, new TableGrammar(), new Problems());
            case SourceReader.Answer.Refused _ -> List.of();
        };
    }
}
