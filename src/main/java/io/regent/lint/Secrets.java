package io.regent.lint;

import io.regent.config.problem.Problem;
import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;
import java.util.Optional;

/** Keeps passwords out of reports, which end in the logs of continuous integration. */
final class Secrets {

    private static final String AUTH_PASS = "auth_pass";
    private static final String ASTERISKS = "********";

    private Secrets() {}

    static Problem hidden(Problem problem) {
        Optional<Problem.Related> related =
                problem.related()
                        .map(place -> new Problem.Related(hidden(place.at()), place.message()));
        String text = problem.at().line().text();
        int secret = text.indexOf(AUTH_PASS);
        if (secret < 0 && related.equals(problem.related())) return problem;
        boolean quoted = secret >= 0 && problem.at().start() >= secret + AUTH_PASS.length();
        String message =
                quoted
                        ? problem.message().replace("'" + problem.at().text() + "'", ASTERISKS)
                        : problem.message();
        return new Problem(
                problem.severity(),
                problem.kind(),
                hidden(problem.at()),
                message,
                problem.remedy(),
                problem.suggestion(),
                related);
    }

    private static Span hidden(Span at) {
        SourceLine line = at.line();
        int keyword = line.text().indexOf(AUTH_PASS);
        if (keyword < 0) return at;
        int secret = keyword + AUTH_PASS.length();
        return line.hiding(secret, line.text().length()).span(at.start(), at.end());
    }
}
