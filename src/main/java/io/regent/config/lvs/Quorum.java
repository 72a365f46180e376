package io.regent.config.lvs;

import io.regent.config.ScriptCommand;
import java.util.Optional;

/**
 * How much must be alive for a virtual server to be fit for use.
 *
 * @param weight total weight of live servers, 0 to 4294967295; 0 when no server has any
 * @param hysteresis lost below {@code weight - hysteresis}, regained at {@code weight +
 *     hysteresis}; less than {@code weight}, or 0
 * @param up script for a quorum gained
 * @param down script for a quorum lost
 */
public record Quorum(
        long weight, long hysteresis, Optional<ScriptCommand> up, Optional<ScriptCommand> down) {}
