package io.regent.lint;

import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The comments {@code #regent: ignore LINT, LINT} of a configuration. Behind something else on its
 * line such a comment counts for that line, alone on a line for the one below it as well.
 */
final class Silences {

    private static final Pattern COMMENT =
            Pattern.compile("[#!]\\s*regent:\\s*ignore\\s+([a-z0-9-]+(\\s*,\\s*[a-z0-9-]+)*)");
    private static final Pattern ID = Pattern.compile("[a-z0-9-]+");

    /** One name in a comment, and the lines it counts for. */
    private record Silence(String id, Span at, int firstLine, int lastLine) {}

    private final Texts texts;
    private final Map<String, List<Silence>> byFile = new HashMap<>();

    Silences(Texts texts) {
        this.texts = texts;
    }

    /** An error is never silenced: the daemon does not run with it. */
    boolean cover(Remark remark) {
        if (remark.lint().isEmpty() || remark.problem().isError()) return false;
        SourceLine line = remark.problem().at().line();
        for (Silence silence : of(line.file())) {
            boolean near = line.number() >= silence.firstLine && line.number() <= silence.lastLine;
            if (near && silence.id.equals(remark.rule())) return true;
        }
        return false;
    }

    /** Names that no lint has. */
    void addUnknown(String file, Remarks remarks) {
        for (Silence silence : of(file)) {
            if (Lint.find(silence.id).isEmpty()) {
                remarks.add(Lint.UNKNOWN_LINT, silence.at, silence.id);
            }
        }
    }

    private List<Silence> of(String file) {
        return byFile.computeIfAbsent(file, this::read);
    }

    private List<Silence> read(String file) {
        var silences = new ArrayList<Silence>();
        int number = 0;
        for (String line : texts.of(file).split("\n", -1)) {
            read(new SourceLine(file, ++number, line.stripTrailing()), silences);
        }
        return silences;
    }

    private static void read(SourceLine line, List<Silence> silences) {
        if (!line.text().contains("regent:")) return;
        var comment = COMMENT.matcher(line.text());
        if (!comment.find()) return;
        boolean alone = line.text().substring(0, comment.start()).isBlank();
        var id = ID.matcher(line.text()).region(comment.start(1), comment.end(1));
        while (id.find()) {
            // A comment at the head of the file counts for the file as a whole, line 0.
            int first = alone && line.number() == 1 ? 0 : line.number();
            int last = alone ? line.number() + 1 : line.number();
            silences.add(new Silence(id.group(), line.span(id.start(), id.end()), first, last));
        }
    }
}
