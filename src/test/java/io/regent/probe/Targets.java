package io.regent.probe;

import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Endpoint;
import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.Optional;

/** Targets and schedules for tests of single probes. */
final class Targets {

    static final CheckSchedule SCHEDULE =
            new CheckSchedule(
                    Duration.ofSeconds(1),
                    Duration.ZERO,
                    0,
                    Duration.ZERO,
                    false,
                    Optional.empty());

    private Targets() {}

    /** On 127.0.0.1, with a second of time. */
    static CheckTarget local(int port) {
        return at("127.0.0.1", port, Duration.ofSeconds(1));
    }

    static CheckTarget at(String address, int port, Duration timeout) {
        return new CheckTarget(
                new Endpoint(IpAddress.parse(address).orElseThrow(), port),
                timeout,
                Optional.empty());
    }

    static CheckTarget from(CheckTarget target, CheckTarget.Source source) {
        return new CheckTarget(target.remote(), target.timeout(), Optional.of(source));
    }
}
