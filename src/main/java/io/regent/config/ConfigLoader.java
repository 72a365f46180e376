package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;
import io.regent.config.syntax.BlockTree;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * From a file to a {@link Configuration}, or to the reasons why there is none. Whatever the file
 * holds, this returns: there is no exception to catch.
 */
public final class ConfigLoader {

    /** Three times the largest configuration that is known to be in use. */
    public static final int LIMIT_BYTES = 16 << 20;

    private ConfigLoader() {}

    /** For a file that is only looked at, not run: no configuration id, no environment. */
    public static Loaded load(Path file, SourceReader reader) {
        return load(file, new Surroundings.FilesOnly(reader));
    }

    public static Loaded load(Path file, Surroundings surroundings) {
        SourceReader.Answer answer = surroundings.files().read(file, LIMIT_BYTES);
        // Not a switch: linking its patterns would cost a start more than reading the file.
        if (answer instanceof SourceReader.Answer.Text text)
            return read(file, text.bytes(), surroundings);
        return refused(file, ((SourceReader.Answer.Refused) answer).reason());
    }

    /**
     * A file on its own.
     *
     * @param file its name in messages
     */
    public static Loaded read(String file, byte[] bytes) {
        return read(Path.of(file), bytes, Surroundings.NONE);
    }

    private static Loaded read(Path file, byte[] bytes, Surroundings surroundings) {
        var problems = new Problems();
        var grammar = new TableGrammar();
        var statements = BlockTree.read(file, bytes, surroundings, grammar, problems);
        Loaded meant = assembled(file, statements, problems);
        if (!problems.anyOutOfPlace()) return meant;
        var literal = new Problems();
        var seen = BlockTree.readLiterally(file, bytes, surroundings, grammar, literal);
        return meant.butSeenAs(assembled(file, seen, literal));
    }

    private static Loaded assembled(Path file, List<Statement> statements, Problems problems) {
        var head = new Statement(List.of(), Span.wholeFile(file.toString()), null);
        var root = new Values(head);
        BlockReader.read(RootKeywords.TABLE, statements, root, problems);
        Configuration configuration = new ConfigAssembly(root, problems).assemble();
        return new Loaded(
                configuration,
                problems.sorted(),
                problems.stopping(),
                problems.interfaces(),
                problems.hosts(),
                Optional.ofNullable(problems.namespace()),
                Optional.empty());
    }

    private static Loaded refused(Path file, String reason) {
        var whole = SourceLine.wholeFile(file.toString()).span(0, 0);
        var problem =
                Problem.error(ErrorClass.FILE_NOT_FOUND, whole, "the configuration file " + reason);
        Loaded nothing = read(file.toString(), new byte[0]);
        return new Loaded(
                nothing.asRead(),
                List.of(problem),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
