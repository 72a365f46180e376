package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps passwords and keys out of problems, which end in logs and in reports of continuous
 * integration. Rather too much is hidden than too little: from a secret on, the rest of its line.
 */
public final class Secrets {

    private static final String ASTERISKS = "********";

    /** Shorter words are hidden in quotes only, or they would take numbers out of messages. */
    private static final int SHORT = 4;

    /** Of the number of a key, 1 to 255. */
    private static final int MOST_DIGITS = 3;

    /** Words that introduce a secret, or look as if they were to; lines with them are hidden. */
    private static final String[] INTRODUCTIONS = {
        "auth_pas", "authpas", "auth-pas", "passw", "passphrase"
    };

    /** Keywords of the blocks with secrets whose values are none. */
    private static final Set<String> HARMLESS =
            Set.of("active_key", "time_window", "anti_replay", "mode");

    private record Place(String file, int line) {}

    /** Index in the line from which on it is secret. */
    private final Map<Place, Integer> starts = new HashMap<>();

    private final Set<String> values = new HashSet<>();

    /** Of a whole file, which may be as wrong as it likes. */
    public static Secrets of(List<Statement> statements) {
        var secrets = new Secrets();
        for (Statement statement : statements) secrets.find(statement);
        return secrets;
    }

    /** Looks for all that are in a block at the top of the file. */
    void find(Statement block) {
        if (block.body() == null) return;
        var left = new ArrayDeque<Statement>();
        left.add(block);
        while (!left.isEmpty()) {
            Statement statement = left.removeLast();
            Statement.Body body = statement.body();
            if (body == null) continue;
            for (Statement inner : body.statements()) {
                find(statement.name(), inner);
                left.add(inner);
            }
        }
    }

    private void find(String block, Statement line) {
        switch (block) {
            case "authentication", "auth_hmac" -> {
                if (HARMLESS.contains(line.name())) return;
                boolean known = line.name().startsWith("auth") || line.name().equals("key");
                for (Word word : line.words().subList(known ? 1 : 0, line.words().size())) {
                    if (!isOpen(line.name(), word.text())) add(word);
                }
                // A quote that is never closed, with what is behind it.
                int end = line.words().getLast().at().end();
                if (line.at().end() > end) add(line.at().line(), end);
            }
            case "SSL" -> {
                if (!line.name().equals("password")) return;
                for (Word word : line.words().subList(1, line.words().size())) add(word);
            }
            default -> {}
        }
    }

    /** The type of a password, and the number of a key. */
    private static boolean isOpen(String keyword, String word) {
        if (keyword.equals("auth_type")) return word.equals("PASS") || word.equals("AH");
        return keyword.equals("key") && isKeyNumber(word);
    }

    private static boolean isKeyNumber(String word) {
        if (word.length() > MOST_DIGITS) return false;
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') return false;
        }
        return true;
    }

    private void add(Word word) {
        values.add(word.text());
        add(word.at().line(), word.at().start());
        Problem.Related origin = word.at().origin();
        if (origin == null) return;
        Span at = origin.at();
        int equals = at.line().text().indexOf('=', at.start());
        add(at.line(), equals < 0 ? at.start() : equals + 1);
    }

    /**
     * Behind a quote that is never closed there is no word, so nobody knows what it is. Words of a
     * keyword that takes no secret are shown.
     */
    private void addUnclosed(Span quote) {
        if (!isKnownAsOpen(quote.line())) add(quote.line(), quote.start());
        Problem.Related origin = quote.origin();
        if (origin == null || isKnownAsOpen(origin.at().line())) return;
        SourceLine line = origin.at().line();
        add(line, Math.max(line.text().indexOf('"', origin.at().start()), origin.at().start()));
    }

    private static boolean isKnownAsOpen(SourceLine line) {
        String text = line.text().strip();
        int end = 0;
        while (end < text.length() && text.charAt(end) > ' ') end++;
        String keyword = text.substring(0, end);
        boolean isSecret =
                keyword.startsWith("auth") || keyword.equals("key") || keyword.equals("password");
        return !isSecret && Language.knows(keyword);
    }

    private void add(SourceLine line, int start) {
        starts.merge(new Place(line.file(), line.number()), start, Math::min);
    }

    /** The problems as they may be shown to anybody. */
    public List<Problem> hidden(List<Problem> problems) {
        if (problems.isEmpty()) return problems;
        for (Problem problem : problems) {
            if (problem.kind() == ErrorClass.UNMATCHED_QUOTE) addUnclosed(problem.at());
        }
        var shown = new ArrayList<Problem>(problems.size());
        for (Problem problem : problems) shown.add(hidden(problem));
        return shown;
    }

    public Problem hidden(Problem problem) {
        var words = new HashSet<String>(values);
        words.addAll(wordsOf(problem.at()));
        problem.related().ifPresent(related -> words.addAll(wordsOf(related.at())));
        return new Problem(
                problem.severity(),
                problem.kind(),
                hidden(problem.at()),
                hidden(problem.message(), words),
                problem.remedy(),
                problem.suggestion().map(text -> hidden(text, words)),
                problem.related()
                        .map(related ->
                                new Problem.Related(
                                        hidden(related.at()), hidden(related.message(), words))));
    }

    private Span hidden(Span at) {
        SourceLine line = at.line();
        int start = startIn(line);
        if (start == line.text().length()) return at;
        return line.hiding(start, line.text().length()).span(at.start(), at.end());
    }

    private List<String> wordsOf(Span at) {
        String text = at.line().text();
        var words = new ArrayList<String>();
        for (String word : text.substring(startIn(at.line())).split("[\\s\"'{}]+", -1)) {
            if (!word.isEmpty() && word.charAt(0) != '*') words.add(word);
        }
        return words;
    }

    /** The length of the line for one without a secret. */
    private int startIn(SourceLine line) {
        String text = line.text();
        int start = starts.getOrDefault(new Place(line.file(), line.number()), text.length());
        for (String introduction : INTRODUCTIONS) {
            int at = text.indexOf(introduction);
            if (at < 0) continue;
            // The word itself may be shown, with whatever is wrong with it.
            int end = at;
            while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '=') end++;
            start = Math.min(start, end);
        }
        return start;
    }

    private static String hidden(String text, Set<String> words) {
        String shown = text;
        for (String word : words) {
            if (shown.contains(word) && word.length() >= SHORT) {
                shown = shown.replace(word, ASTERISKS);
            }
            shown = shown.replace("'" + word + "'", ASTERISKS);
        }
        return shown;
    }
}
