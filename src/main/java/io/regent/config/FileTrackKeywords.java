package io.regent.config;

import io.regent.config.feature.TrackedFile;
import java.util.List;
import java.util.Optional;

/** The block {@code track_file} (inventory 3.3). */
final class FileTrackKeywords {

    static final Keyword<String> FILE =
            Keyword.within(
                    "file",
                    new ReportedWhenMissing<>(new FirstCounts<>(ScalarTypes.WORD)),
                    Default.required(),
                    OnInvalid.REFUSE_CONFIG,
                    "The file whose number counts.");

    static final Keyword<WeightType.Weight> WEIGHT =
            Keyword.within(
                    "weight",
                    new ReportedWhenMissing<>(new FirstCounts<>(new WeightType(254))),
                    Default.fixed(new WeightType.Weight(1, false)),
                    OnInvalid.REFUSE_CONFIG,
                    "The number times this is added to the priority.");

    static final Keyword<InitFileType.Start> INIT_FILE =
            Keyword.within(
                    "init_file",
                    InitFileType.TYPE,
                    Default.none(),
                    OnInvalid.REFUSE_CONFIG,
                    "Makes the file at start.");

    static final BlockTable TABLE = new BlockTable("track_file", List.of(FILE, WEIGHT, INIT_FILE));

    static final BlockTable OLD_TABLE =
            new BlockTable("vrrp_track_file", List.of(FILE, WEIGHT, INIT_FILE));

    private FileTrackKeywords() {}

    /** Empty without a file. */
    static Optional<TrackedFile> config(Values values) {
        String path = values.get(FILE);
        if (path == null) return Optional.empty();
        var weight = values.orDefault(WEIGHT);
        InitFileType.Start start = values.get(INIT_FILE);
        return Optional.of(
                new TrackedFile(
                        values.name(),
                        path,
                        weight.value(),
                        weight.reverse(),
                        start == null ? Optional.empty() : Optional.of(start.value()),
                        start != null && start.overwrite()));
    }
}
