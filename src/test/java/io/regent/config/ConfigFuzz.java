package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import io.regent.config.syntax.Surroundings;

/** Any bytes as a file: an answer, the same one each time, and a text for each problem. */
public final class ConfigFuzz {

    private ConfigFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var files = FuzzFiles.of(input);
        Loaded once = ConfigLoader.load(FuzzFiles.MAIN, (Surroundings) files);
        Loaded again = ConfigLoader.load(FuzzFiles.MAIN, (Surroundings) files);
        assertEquals(once.asRead(), again.asRead());
        assertEquals(once.stopping().size(), again.stopping().size());
        String text = ProblemRenderer.render(once.problems());
        assertEquals(text, ProblemRenderer.render(again.problems()));
        boolean refused = once.problems().stream().anyMatch(Problem::isError);
        assertEquals(refused, once.configuration().isEmpty(), text);
        for (Problem problem : once.problems()) assertTrue(!problem.message().isBlank(), text);
    }
}
