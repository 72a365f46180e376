package io.regent.config;

import io.regent.config.feature.GarpGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The block {@code garp_group} (inventory 2.5). */
final class GarpGroupKeywords {

    static final Keyword<Duration> GARP_INTERVAL =
            Keyword.within(
                    "garp_interval",
                    ScalarTypes.seconds(1, 4_294_967_295L, 6),
                    Default.none(),
                    OnInvalid.IGNORE_LINE,
                    "Gap between two frames.");

    static final Keyword<Duration> GNA_INTERVAL =
            Keyword.within(
                    "gna_interval",
                    ScalarTypes.seconds(1, 4_294_967_295L, 6),
                    Default.none(),
                    OnInvalid.IGNORE_LINE,
                    "The same for IPv6.");

    static final Keyword<String> INTERFACE =
            Keyword.within(
                    "interface",
                    ScalarTypes.USED_INTERFACE,
                    Default.none(),
                    OnInvalid.IGNORE_LINE,
                    "An interface of the group.");

    static final Keyword<List<String>> INTERFACES =
            Keyword.within(
                    "interfaces",
                    BlockTypes.words("{ interfaces }"),
                    Default.none(),
                    OnInvalid.IGNORE_LINE,
                    "Interfaces of the group.");

    static final BlockTable TABLE =
            new BlockTable(
                    "garp_group", List.of(GARP_INTERVAL, GNA_INTERVAL, INTERFACE, INTERFACES));

    private GarpGroupKeywords() {}

    static GarpGroup config(Values values) {
        var interfaces = new ArrayList<>(values.all(INTERFACES));
        String one = values.get(INTERFACE);
        if (one != null) interfaces.add(one);
        return new GarpGroup(
                Optional.ofNullable(values.get(GARP_INTERVAL)),
                Optional.ofNullable(values.get(GNA_INTERVAL)),
                interfaces);
    }
}
