package io.regent.config.feature;

import java.time.Duration;
import java.util.Optional;

/** Time until IPVS forgets an idle connection; empty for the kernel's own. Up to 31 days. */
public record LvsTimeouts(
        Optional<Duration> tcp, Optional<Duration> tcpFin, Optional<Duration> udp) {}
