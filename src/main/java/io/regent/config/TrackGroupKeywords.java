package io.regent.config;

import java.util.List;

/** The block {@code track_group} (inventory 2.3). */
final class TrackGroupKeywords {

    static final Keyword<List<String>> GROUP =
            Keyword.within(
                    "group",
                    BlockTypes.words("{ instances }"),
                    Default.required(),
                    OnInvalid.REFUSE_CONFIG,
                    "Instances that fail with the interface.");

    static final BlockTable TABLE = new BlockTable("track_group", List.of(GROUP));

    private TrackGroupKeywords() {}
}
