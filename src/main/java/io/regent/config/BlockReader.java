package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
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
        Support support = table.support(statement.name());
        if (support == null) {
            problems.add(unknown(table, statement, problems));
            return;
        }
        Keyword<?> keyword = table.declared(statement.name());
        if (keyword == null) {
            notDeclared(support, statement, problems);
            return;
        }
        checkShape(keyword, statement, problems);
        keyword.read(values, new Reading(keyword, statement, problems));
        if (support == Support.ACCEPTED) problems.add(notActive(statement));
        if (support == Support.REFUSED && !Boolean.FALSE.equals(values.get(keyword))) {
            problems.add(notSupported(statement));
        }
    }

    /** What will not be shown is not looked into: a long file of nonsense is answered soon too. */
    private static Problem unknown(BlockTable table, Statement statement, Problems problems) {
        if (!problems.isFull()) return UnknownKeyword.problem(table, statement);
        return Problem.error(ErrorClass.UNKNOWN_KEYWORD, statement.at(), "unknown keyword");
    }

    private static void notDeclared(Support support, Statement statement, Problems problems) {
        problems.add(support == Support.ACCEPTED ? notActive(statement) : notSupported(statement));
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
        if (!(keyword.type() instanceof ScriptType)) checkQuotes(statement, problems);
        int most = keyword.type().mostArguments();
        if (statement.argumentCount() > most) {
            Word surplus = statement.argument(most);
            problems.add(
                    Problem.warning(
                                    keyword.type().opensBlock()
                                            ? ErrorClass.GENERAL_ERROR
                                            : ErrorClass.OK,
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

    private static Problem notActive(Statement statement) {
        return Problem.note(
                statement.keyword().at(), "accepted, not active yet: " + statement.name());
    }

    private static Problem notSupported(Statement statement) {
        return Problem.error(
                ErrorClass.FATAL,
                statement.keyword().at(),
                "'" + statement.name() + "' is not supported yet");
    }
}
