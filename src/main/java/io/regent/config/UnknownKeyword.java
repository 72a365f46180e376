package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/** Explains a word that is no keyword of its block. */
final class UnknownKeyword {

    private UnknownKeyword() {}

    static Problem problem(BlockTable table, Statement statement) {
        String word = statement.name();
        var homes = homesOf(word);
        if (!homes.isEmpty()) {
            return error(statement, "'" + word + "' does not belong in " + table.name())
                    .expected("'" + word + "' in " + String.join(" or ", homes));
        }
        return error(statement, "unknown keyword '" + word + "' in " + table.name())
                .didYouMean(Spelling.nearest(word, table.names()));
    }

    private static Problem error(Statement statement, String message) {
        return Problem.error(ErrorClass.UNKNOWN_KEYWORD, statement.keyword().at(), message);
    }

    private static List<String> homesOf(String word) {
        var homes = new ArrayList<String>();
        for (BlockTable table : Language.TABLES) {
            if (table.support(word) != null) homes.add(table.name());
        }
        return homes;
    }
}
