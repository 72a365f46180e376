package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains a word that is no keyword of its block. */
final class UnknownKeyword {

    /** A few are enough to see what is wrong. */
    private static final int MOST_HOMES = 3;

    private UnknownKeyword() {}

    static Problem problem(BlockTable table, Statement statement) {
        String word = statement.name();
        var homes = homesOf(word);
        if (!homes.isEmpty()) {
            return error(statement, "'" + word + "' does not belong in " + table.name())
                    .expected("'" + word + "' in " + listed(homes));
        }
        var problem = error(statement, "unknown keyword '" + word + "' in " + table.name());
        Optional<String> nearest = Spelling.nearest(word, table.names());
        return problem.didYouMean(nearest.isPresent() ? nearest : nearestElsewhere(word));
    }

    private static Optional<String> nearestElsewhere(String word) {
        for (BlockTable table : Language.TABLES) {
            Optional<String> nearest = Spelling.nearest(word, table.names());
            if (nearest.isPresent()) {
                return Optional.of(nearest.get() + " (in " + table.name() + ")");
            }
        }
        return Optional.empty();
    }

    private static String listed(List<String> homes) {
        if (homes.size() <= MOST_HOMES) return String.join(" or ", homes);
        return String.join(", ", homes.subList(0, MOST_HOMES))
                + " and "
                + (homes.size() - MOST_HOMES)
                + " more blocks";
    }

    private static Problem error(Statement statement, String message) {
        return Problem.error(ErrorClass.UNKNOWN_KEYWORD, statement.keyword().at(), message);
    }

    private static List<String> homesOf(String word) {
        var homes = new ArrayList<String>();
        for (BlockTable table : Language.TABLES) {
            if (table.knows(word)) homes.add(table.name());
        }
        return homes;
    }
}
