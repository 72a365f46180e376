/**
 * Feeds the trackers: runs tracked scripts and says how each run came out, watches tracked files
 * and says which number each holds. What that means, with {@code rise}, {@code fall} and weights,
 * is decided in {@code track}.
 *
 * <p>Touches {@code script}, {@code sys}, {@code track}, {@code config} records and {@code
 * observe.Log}. Start with {@link io.regent.trackio.TrackScriptRunner} and {@link
 * io.regent.trackio.TrackFiles}.
 */
@NullMarked
package io.regent.trackio;

import org.jspecify.annotations.NullMarked;
