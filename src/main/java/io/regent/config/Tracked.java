package io.regent.config;

/**
 * One line of a {@code track_interface} or {@code track_script} block (inventory 3.9), with the
 * weight that is in force: the line's own, else the definition's, else 0.
 *
 * @param name of the interface or the script
 * @param weight -253 to 253; with 0 the tracked thing being bad is a fault
 * @param reverse all contributions are negated; with weight 0 the tracked thing being good is a
 *     fault
 */
public record Tracked(String name, int weight, boolean reverse) {}
