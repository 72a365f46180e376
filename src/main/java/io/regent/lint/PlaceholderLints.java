package io.regent.lint;

import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;

/** Templates that were never filled in: the first place tells it all. */
final class PlaceholderLints {

    /**
     * {@code <your_interface>}, {@code ${VIP}} and {@code $VIP} (a definition would have taken its
     * place), {@code {{ vip }}}, {@code @STATE@}, {@code x.x.x.x}.
     */
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "<[^<>]+>(/\\d+)?|\\$[A-Za-z_]\\w*|.*\\$\\{[A-Za-z_]\\w*(:[^}]*)?\\}.*|.*\\{\\{.*"
                            + "|@[A-Za-z_]+@|([xX]{1,3}\\.){3}\\w+(/\\w+)?");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)");

    private final Texts texts;

    private PlaceholderLints(Texts texts) {
        this.texts = texts;
    }

    static void find(List<Statement> statements, Texts texts, Remarks remarks) {
        new PlaceholderLints(texts).find(statements, remarks);
    }

    private void find(List<Statement> statements, Remarks remarks) {
        var left = new ArrayDeque<>(statements);
        while (!left.isEmpty()) {
            Statement statement = left.removeFirst();
            for (Word word : statement.words()) {
                if (!isPlaceholder(word)) continue;
                remarks.add(Lint.PLACEHOLDER, word.at(), word.text());
                return;
            }
            Statement.Body body = statement.body();
            if (body == null) continue;
            for (Statement inner : body.statements().reversed()) left.addFirst(inner);
        }
    }

    private boolean isPlaceholder(Word word) {
        if (!PLACEHOLDER.matcher(word.text()).matches()) return false;
        var reference = REFERENCE.matcher(word.text());
        // Some machines may have a definition: the line that begins with @ says which.
        return !reference.find()
                || !texts.of(word.at().line().file()).contains("$" + reference.group(1) + "=");
    }
}
