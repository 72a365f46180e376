/**
 * Trackers as values: scripts with rise and fall, interfaces, weights, and what they add up to for
 * one virtual router (inventory 3.1, 3.9, 6.10).
 *
 * <p>Touches {@code net} and {@code config} records. Pure. Start with {@link
 * io.regent.track.TrackTotals}.
 */
@NullMarked
package io.regent.track;

import org.jspecify.annotations.NullMarked;
