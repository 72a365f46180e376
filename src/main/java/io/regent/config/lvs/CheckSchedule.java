package io.regent.config.lvs;

import java.time.Duration;
import java.util.Optional;

/**
 * When a check is made, and how often it may fail (inventory 4.5).
 *
 * @param interval {@code delay_loop}, more than zero
 * @param warmup the first check is delayed by a random time up to this
 * @param retries failures that are tolerated before the check counts as failed
 * @param retryDelay between two tries
 * @param alpha counts as failed until it has succeeded
 * @param logAllFailures empty for what {@code checker_log_all_failures} says
 */
public record CheckSchedule(
        Duration interval,
        Duration warmup,
        long retries,
        Duration retryDelay,
        boolean alpha,
        Optional<Boolean> logAllFailures) {}
