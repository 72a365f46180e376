package io.regent.tool;

import io.regent.config.KeywordGuide;
import io.regent.lint.Lint;
import io.regent.lint.Tongue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code regent explain}: what a keyword of keepalived.conf does, or what a lint is about. */
@Command(
        name = "explain",
        header = "Say what a keyword of keepalived.conf does.",
        description = {
            "",
            "Where it may stand, what its value looks like, what holds without it, and an example."
                    + " The name of a lint of `regent check` is explained too.",
            "",
            "Exit code 0 if the word is known, 1 if not.",
            "",
        })
public final class ExplainCommand implements Callable<Integer> {

    private static final int UNKNOWN = 1;

    /** All words that can be explained, for completion. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            var words = new ArrayList<String>(KeywordGuide.names());
            for (Lint lint : Lint.values()) words.add(lint.id());
            return words.iterator();
        }
    }

    @Parameters(
            paramLabel = "KEYWORD",
            completionCandidates = Words.class,
            description = "Such as priority, or auth-pass-cut.")
    private String word = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<KeywordGuide.Entry> entries = KeywordGuide.find(word);
        Optional<Lint> lint = Lint.find(word);
        if (entries.isEmpty() && lint.isEmpty()) return unknown();
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) out.println();
            out.print(text(entries.get(i)));
        }
        lint.ifPresent(found -> out.print(text(found, Tongue.of(System.getenv()))));
        out.flush();
        return 0;
    }

    private int unknown() {
        String hint =
                KeywordGuide.nearest(word)
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("; see docs/keyword-reference.md");
        PrintWriter err = spec.commandLine().getErr();
        err.println("regent explain: there is no keyword `" + word + "`" + hint);
        err.flush();
        return UNKNOWN;
    }

    static String text(KeywordGuide.Entry entry) {
        var text = new StringBuilder();
        text.append(entry.keyword()).append(", in ").append(entry.block()).append('\n');
        text.append("  ").append(entry.meaning()).append('\n');
        line("value", entry.notation(), text);
        line("default", entry.fallback(), text);
        line("bad value", entry.badValue(), text);
        line("support", entry.support(), text);
        // A word that has no effect has none.
        if (!entry.example().isEmpty())
            text.append("\n  example\n").append(entry.example().indent(4));
        return text.toString();
    }

    private static void line(String label, String value, StringBuilder text) {
        if (!value.isEmpty()) text.append("  %-10s %s%n".formatted(label, value));
    }

    private static String text(Lint lint, Tongue tongue) {
        return "%s: %s%n  %s%n  %s%n"
                .formatted(
                        lint.id(),
                        lint.title().in(tongue),
                        lint.explanation().in(tongue),
                        lint.remedy().in(tongue));
    }
}
