package io.regent.config.feature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code auth_hmac}: adverts are signed.
 *
 * @param activeKey the key that signs; empty switches signing off
 * @param timeWindow how old a signature may be; empty for three intervals
 * @param monotonic time stamps only have to rise
 */
public record HmacConfig(
        List<HmacKey> keys,
        OptionalInt activeKey,
        Optional<Duration> timeWindow,
        boolean monotonic,
        String mode) {

    public HmacConfig {
        keys = List.copyOf(keys);
    }
}
