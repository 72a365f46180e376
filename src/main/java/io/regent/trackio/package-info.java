/**
 * Feeds the trackers: runs tracked scripts and says how each run came out. What a result means,
 * with {@code rise}, {@code fall} and weights, is decided in {@code track}.
 *
 * <p>Touches {@code script}, {@code config} records and {@code observe.Log}. Start with {@link
 * io.regent.trackio.TrackScriptRunner}.
 */
@NullMarked
package io.regent.trackio;

import org.jspecify.annotations.NullMarked;
