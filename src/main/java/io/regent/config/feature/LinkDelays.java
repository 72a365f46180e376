package io.regent.config.feature;

import java.time.Duration;

/** How long a link must have changed before it counts, each up to 255 s. */
public record LinkDelays(String interfaceName, Duration down, Duration up) {}
