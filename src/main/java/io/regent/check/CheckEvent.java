package io.regent.check;

import java.util.Optional;

/**
 * A check of a real server came out otherwise than before, or for the first time.
 *
 * @param first nothing was known of it before; a server that starts without {@code alpha} counted
 *     as up until now
 * @param weight what the check makes of the weight; empty for nothing
 * @param failure empty when up
 */
public record CheckEvent(
        CheckId id,
        boolean up,
        boolean first,
        Optional<ServerWeight> weight,
        Optional<Failure> failure) {}
