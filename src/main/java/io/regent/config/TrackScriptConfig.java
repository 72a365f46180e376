package io.regent.config;

import java.time.Duration;

/**
 * A {@code vrrp_script} block (inventory 3.1).
 *
 * @param interval between two starts
 * @param timeout after which the script and its children are ended; counts as a failure
 * @param weight -253 to 253; 0 means that failing is a fault
 * @param reverse the weight counts with the opposite sign
 * @param rise consecutive successes needed to become good, at least 1
 * @param fall consecutive failures needed to become bad, at least 1
 * @param initFail counts as failed until it has risen
 */
public record TrackScriptConfig(
        String name,
        ScriptCommand command,
        Duration interval,
        Duration timeout,
        int weight,
        boolean reverse,
        int rise,
        int fall,
        boolean initFail) {}
