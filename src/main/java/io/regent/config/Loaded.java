package io.regent.config;

import io.regent.config.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What reading a configuration came to.
 *
 * @param configuration empty when any problem is an error
 * @param problems sorted by position
 */
public record Loaded(Optional<Configuration> configuration, List<Problem> problems) {

    public Loaded {
        problems = List.copyOf(problems);
    }
}
