package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.List;

/** Reads the statements of one block by its table. */
final class BlockReader {

    private BlockReader() {}

    static void read(
            BlockTable table, List<Statement> statements, Values values, Problems problems) {
        for (Statement statement : statements) read(table, statement, values, problems);
    }

    private static void read(
            BlockTable table, Statement statement, Values values, Problems problems) {
        Keyword<?> keyword = table.declared(statement.name());
        if (keyword == null) {
            problems.add(unknown(table, statement, problems));
            return;
        }
        checkShape(keyword, statement, problems);
        keyword.read(values, new Reading(keyword, statement, problems));
        Object value = values.get(keyword);
        // What is off, or could not be read, asks for nothing.
        if (value == null || value.equals(false)) return;
        noteSupport(keyword, statement, problems);
    }

    /** What is there for others only is noted, and nothing of it read. */
    static void pass(BlockTable table, Statement statement, Problems problems) {
        Keyword<?> keyword = table.declared(statement.name());
        if (keyword != null) noteSupport(keyword, statement, problems);
    }

    /** What will not be shown is not looked into: a long file of nonsense is answered soon too. */
    private static Problem unknown(BlockTable table, Statement statement, Problems problems) {
        if (!problems.isFull()) return UnknownKeyword.problem(table, statement);
        return Problem.error(ErrorClass.UNKNOWN_KEYWORD, statement.at(), "unknown keyword");
    }

    private static void noteSupport(Keyword<?> keyword, Statement statement, Problems problems) {
        Span at = statement.keyword().at();
        if (keyword.support() == Support.ACCEPTED) problems.notActive(keyword.name(), at);
        if (keyword.support() == Support.REFUSED) problems.stops(keyword.name(), at);
    }

    private static void checkShape(Keyword<?> keyword, Statement statement, Problems problems) {
        var body = statement.body();
        if (body != null && !keyword.type().opensBlock()) {
            problems.add(
                    Problem.error(
                                    ErrorClass.UNEXPECTED_BOB,
                                    body.open(),
                                    "'" + keyword.name() + "' opens no block")
                            .expected(keyword.type().notation()));
        }
        if (!keyword.type().shieldsQuotes()) checkQuotes(statement, problems);
        int most = keyword.type().mostArguments();
        if (statement.argumentCount() > most) {
            Word surplus = statement.argument(most);
            problems.add(
                    Problem.warning(
                                    Habits.surplus(keyword),
                                    surplus.at(),
                                    "'" + surplus.text() + "' and what follows it is ignored")
                            .expected(keyword.name() + " " + keyword.type().notation()));
        }
    }

    /** A backslash shields a quote in commands only; elsewhere keepalived loses count. */
    private static void checkQuotes(Statement statement, Problems problems) {
        for (Word word : statement.words()) {
            if (!word.text().contains("\\\"")) continue;
            problems.add(
                    Problem.error(
                                    ErrorClass.UNMATCHED_QUOTE,
                                    word.at(),
                                    "a backslash does not shield a quote here")
                            .expected("a value without quotes in it"));
        }
    }
}
