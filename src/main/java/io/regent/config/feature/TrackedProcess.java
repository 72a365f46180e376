package io.regent.config.feature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code vrrp_track_process}: how many processes of a kind must run.
 *
 * @param command the path or name, then parameters
 * @param parameterMatch exact, initial or partial; empty for no comparison
 * @param quorum 0 to 65535
 * @param quorumMax empty for no limit
 */
public record TrackedProcess(
        String name,
        List<String> command,
        Optional<String> parameterMatch,
        boolean fullCommand,
        int weight,
        boolean reverse,
        int quorum,
        OptionalInt quorumMax,
        Duration forkDelay,
        Duration terminateDelay) {

    public TrackedProcess {
        command = List.copyOf(command);
    }
}
