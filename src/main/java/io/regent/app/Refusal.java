package io.regent.app;

import io.regent.config.Loaded;
import io.regent.config.SkipMistakes;
import io.regent.config.problem.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What to tell the operator of a configuration that is not run, behind what is wrong with it. */
final class Refusal {

    private Refusal() {}

    /**
     * The switch that would have it run all the same, and what would be lost with it; empty when
     * that does not help.
     *
     * @param file where the switch has its place
     */
    static Optional<String> remedy(Loaded loaded, Path file) {
        Loaded seen = loaded.asSeen();
        if (loaded.isWithoutMistakes() || !loaded.isSkippable() || !seen.stopping().isEmpty())
            return Optional.empty();
        Map<String, TreeSet<Integer>> lines = new LinkedHashMap<>();
        for (Problem problem : loaded.allProblems()) {
            if (!problem.isError() || problem.at().isWholeFile()) continue;
            var line = problem.at().line();
            lines.computeIfAbsent(line.file(), _ -> new TreeSet<>()).add(line.number());
        }
        var places = new StringBuilder();
        lines.forEach((name, numbers) ->
                places.append(places.isEmpty() ? "" : ", ")
                        .append(name)
                        .append(':')
                        .append(LineNumbers.text(numbers)));
        return Optional.of(
                "a line '"
                        + SkipMistakes.COMMENT
                        + "' in "
                        + file
                        + " has it run as keepalived would, without what is wrong in "
                        + places);
    }
}
