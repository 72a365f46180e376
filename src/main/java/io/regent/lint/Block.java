package io.regent.lint;

import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A block as it is written. Defaults are not filled in, and values that cannot be read are as good
 * as absent: the reader of the language has its own words for them.
 *
 * @param at the line that opens it
 * @param name behind the keyword; empty when there is none
 */
record Block(Span at, String name, List<Statement> statements) {

    /** What a switch may be set to besides on (inventory 1.3). */
    private static final Set<String> OFF = Set.of("off", "false", "no");

    static Block of(Statement statement) {
        String name = statement.argumentCount() > 0 ? statement.argument(0).text() : "";
        Statement.Body body = statement.body();
        return new Block(statement.at(), name, body == null ? List.of() : body.statements());
    }

    boolean has(String keyword) {
        return last(keyword).isPresent();
    }

    /** Where a keyword comes twice the last one counts. */
    Optional<Statement> last(String keyword) {
        Optional<Statement> found = Optional.empty();
        for (Statement statement : statements) {
            if (statement.name().equals(keyword)) found = Optional.of(statement);
        }
        return found;
    }

    Optional<String> value(String keyword) {
        return last(keyword)
                .filter(statement -> statement.argumentCount() > 0)
                .map(statement -> statement.argument(0).text());
    }

    OptionalInt number(String keyword) {
        return value(keyword).map(Numbers::integer).orElse(OptionalInt.empty());
    }

    Optional<Block> block(String keyword) {
        return last(keyword).map(Block::of);
    }

    /** The lines of all inner blocks of this name. */
    List<Statement> lines(String keyword) {
        var lines = new ArrayList<Statement>();
        for (Statement statement : statements) {
            if (statement.name().equals(keyword)) lines.addAll(of(statement).statements());
        }
        return lines;
    }

    /** The words of all inner blocks of this name, however they are spread over lines. */
    List<Word> words(String keyword) {
        var words = new ArrayList<Word>();
        for (Statement line : lines(keyword)) words.addAll(line.words());
        return words;
    }

    /** Whether a keyword is there and not switched off. */
    boolean isOn(String keyword) {
        return has(keyword) && !OFF.contains(value(keyword).orElse(""));
    }

    /** The word behind an option of a line, as in {@code dev eth0}. */
    static Optional<Word> option(Statement line, String name) {
        for (int i = 0; i + 1 < line.argumentCount(); i++) {
            if (line.argument(i).text().equals(name)) return Optional.of(line.argument(i + 1));
        }
        return Optional.empty();
    }
}
