package io.regent.app;

import io.regent.config.Loaded;
import io.regent.config.SkipMistakes;
import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import io.regent.observe.Log;

/** What is wrong with a configuration, in the log of a daemon. */
final class ProblemLog {

    private ProblemLog() {}

    static void write(Loaded loaded, Log log) {
        if (loaded.isWithoutMistakes())
            log.error("Mistakes are skipped, as keepalived does ('" + SkipMistakes.COMMENT + "')");
        for (Problem problem : loaded.problems()) {
            for (String line : ProblemRenderer.render(problem).lines().toList()) {
                if (problem.isError()) log.error(line);
                else log.warning(line);
            }
        }
    }
}
