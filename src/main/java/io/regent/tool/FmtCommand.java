package io.regent.tool;

import io.regent.config.ConfigLoader;
import io.regent.config.Statements;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import io.regent.config.syntax.DiskReader;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Surroundings;
import io.regent.config.syntax.Word;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code regent fmt}: the canonical layout, with all comments, and with the same meaning. */
@Command(
        name = "fmt",
        header = "Lay out a configuration as it should be.",
        description = {
            "",
            "Rewrites the files: four blanks for each block, one between words, comments in columns."
                    + " Not a word is changed; a file whose braces or quotes are wrong stays as it is.",
            "",
            "Exit code 0 if all is well, 1 if --check would change a file, 2 if one cannot be read.",
            "",
        })
public final class FmtCommand implements Callable<Integer> {

    private static final int WOULD_CHANGE = 1;
    private static final int UNREADABLE = 2;

    /** With these nobody knows which words belong together. */
    private static final Set<ErrorClass> UNCLEAR =
            Set.of(
                    ErrorClass.FILE_NOT_FOUND,
                    ErrorClass.UNEXPECTED_BOB,
                    ErrorClass.UNEXPECTED_EOB,
                    ErrorClass.MISSING_EOB,
                    ErrorClass.UNMATCHED_QUOTE);

    private static final Pattern CONDITION = Pattern.compile("(?m)^[ \\t]*@\\^?(\\S+)");
    private static final int MOST_IDS = 16;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "keepalived.conf, or several.")
    private List<Path> files = List.of();

    @Option(names = "--check", description = "Change nothing, name the files that would change.")
    private boolean check;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int status = 0;
        for (Path file : files) status = Math.max(status, format(file));
        spec.commandLine().getOut().flush();
        return status;
    }

    private int format(Path file) {
        PrintWriter err = spec.commandLine().getErr();
        var disk = new DiskReader();
        Problem unclear = unclear(file, new Surroundings.FilesOnly(disk));
        try {
            // Every byte is a character here, so that comments in any encoding stay what they are.
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String id : ids(text)) {
                var node = new Surroundings.FilesOnly(disk, id);
                if (unclear(file, node) == null) return rewrite(file, text, id);
            }
            err.print(unclear == null ? "" : ProblemRenderer.render(unclear));
            err.flush();
            return UNREADABLE;
        } catch (IOException e) {
            err.println("regent fmt: " + file + ": " + e.getMessage());
            return UNREADABLE;
        }
    }

    /** With such a problem the words of a file may belong together in another way. */
    static @Nullable Problem unclear(Path file, Surroundings node) {
        for (Problem problem : ConfigLoader.load(file, node).problems())
            if (problem.isError() && UNCLEAR.contains(problem.kind())) return problem;
        return null;
    }

    /** Those that {@code @ID} lines ask for, and none: for one of them all braces must match. */
    static Set<String> ids(String text) {
        var ids = new LinkedHashSet<String>();
        ids.add("");
        CONDITION
                .matcher(text)
                .results()
                .limit(MOST_IDS)
                .forEach(condition -> ids.add(condition.group(1)));
        return ids;
    }

    private int rewrite(Path file, String before, String id) throws IOException {
        String after = Layout.of(before);
        if (after.equals(before)) return 0;
        if (!words(before, id).equals(words(after, id))) {
            throw new IOException("cannot be laid out without a change of its words");
        }
        if (check) {
            spec.commandLine().getOut().println(file);
            return WOULD_CHANGE;
        }
        Files.writeString(file, after, StandardCharsets.ISO_8859_1);
        return 0;
    }

    /** All words and blocks of a text, without places. */
    static String words(String text, String id) {
        SourceReader reader =
                (file, limitBytes) ->
                        new SourceReader.Answer.Text(text.getBytes(StandardCharsets.ISO_8859_1));
        var words = new StringBuilder();
        append(Statements.read(Path.of("layout"), new Surroundings.FilesOnly(reader, id)), words);
        return words.toString();
    }

    private static void append(List<Statement> statements, StringBuilder words) {
        for (Statement statement : statements) {
            for (Word word : statement.words()) words.append(word.text()).append('\t');
            words.append('\n');
            Statement.Body body = statement.body();
            if (body == null) continue;
            words.append("{\n");
            append(body.statements(), words);
            words.append("}\n");
        }
    }
}
