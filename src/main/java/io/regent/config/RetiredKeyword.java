package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.syntax.Statement;

/**
 * A word that files still carry and that no keepalived of today reads: it reports and ignores the
 * line, and nothing that the file asks for is lost with it. No file is refused for one.
 *
 * @param why since when or where from, as the end of a sentence
 * @param remedy what to do with the line
 */
record RetiredKeyword(String name, String why, String remedy) {

    Problem problem(Statement statement) {
        return Problem.warning(
                        ErrorClass.UNKNOWN_KEYWORD,
                        statement.keyword().at(),
                        "'" + name + "' is ignored, by keepalived too: " + why)
                .expected(remedy);
    }
}
