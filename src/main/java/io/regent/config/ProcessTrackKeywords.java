package io.regent.config;

import io.regent.config.feature.TrackedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The block {@code vrrp_track_process} (inventory 3.2). */
final class ProcessTrackKeywords {

    private static final long HOUR_MICROS = 3_600_000_000L;

    static final Keyword<List<String>> PROCESS =
            Keyword.within(
                    "process",
                    new FirstCounts<>(
                            new WordsType("PATH_OR_NAME [PARAMETER ...]", 1, Integer.MAX_VALUE)),
                    Default.required(),
                    OnInvalid.REFUSE_CONFIG,
                    "What is looked for.");

    static final Keyword<String> PARAM_MATCH =
            Keyword.within(
                    "param_match",
                    new OptionalChoiceType("exact", "initial", "partial"),
                    Default.described("exact if there are parameters"),
                    OnInvalid.REFUSE_CONFIG,
                    "How parameters are compared.");

    static final Keyword<WeightType.Weight> WEIGHT =
            Keyword.within(
                    "weight",
                    new ReportedWhenMissing<>(new FirstCounts<>(new WeightType(254))),
                    Default.fixed(new WeightType.Weight(0, false)),
                    OnInvalid.REFUSE_CONFIG,
                    "Added to the priority, or taken away; 0 is a fault.");

    static final Keyword<Integer> QUORUM =
            Keyword.within(
                    "quorum",
                    ScalarTypes.integer(1, 65535),
                    Default.fixed(1),
                    OnInvalid.REFUSE_CONFIG,
                    "Processes that must run.");

    static final Keyword<Integer> QUORUM_MAX =
            Keyword.within(
                    "quorum_max",
                    ScalarTypes.integer(0, 65535),
                    Default.described("no limit"),
                    OnInvalid.REFUSE_CONFIG,
                    "Processes that may run; 0 for none.");

    static final Keyword<Duration> FORK_DELAY =
            Keyword.within(
                    "fork_delay",
                    ScalarTypes.seconds(1, HOUR_MICROS, 6),
                    Default.fixed(Duration.ZERO),
                    OnInvalid.REFUSE_CONFIG,
                    "Time until enough processes count.");

    static final Keyword<Duration> TERMINATE_DELAY =
            Keyword.within(
                    "terminate_delay",
                    ScalarTypes.seconds(1, HOUR_MICROS, 6),
                    Default.fixed(Duration.ZERO),
                    OnInvalid.REFUSE_CONFIG,
                    "Time until too few processes count.");

    static final Keyword<Duration> DELAY =
            Keyword.within(
                    "delay",
                    ScalarTypes.seconds(1, HOUR_MICROS, 6),
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "Both of them.");

    static final Keyword<Boolean> FULL_COMMAND =
            Keyword.within(
                    "full_command",
                    ScalarTypes.FLAG,
                    Default.fixed(false),
                    OnInvalid.REFUSE_CONFIG,
                    "Compares the whole command line.");

    static final BlockTable TABLE =
            new BlockTable(
                    "vrrp_track_process",
                    List.of(
                            PROCESS,
                            PARAM_MATCH,
                            WEIGHT,
                            QUORUM,
                            QUORUM_MAX,
                            FORK_DELAY,
                            TERMINATE_DELAY,
                            DELAY,
                            FULL_COMMAND));

    private ProcessTrackKeywords() {}

    /** Empty without a process. */
    static Optional<TrackedProcess> config(Values values) {
        List<String> command = values.get(PROCESS);
        if (command == null) return Optional.empty();
        Duration both = values.get(DELAY);
        Integer most = values.get(QUORUM_MAX);
        boolean none = most != null && most == 0;
        var weight = values.orDefault(WEIGHT);
        return Optional.of(
                new TrackedProcess(
                        values.name(),
                        command,
                        Optional.ofNullable(values.get(PARAM_MATCH)),
                        values.orDefault(FULL_COMMAND),
                        weight.value(),
                        weight.reverse(),
                        none ? 0 : values.orDefault(QUORUM),
                        most == null ? OptionalInt.empty() : OptionalInt.of(most),
                        both == null || values.has(FORK_DELAY)
                                ? values.orDefault(FORK_DELAY)
                                : both,
                        both == null || values.has(TERMINATE_DELAY)
                                ? values.orDefault(TERMINATE_DELAY)
                                : both));
    }
}
