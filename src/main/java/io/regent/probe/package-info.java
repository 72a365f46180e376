/**
 * Making health checks (inventory 4.5, 4.6): one class for each kind, which connects, asks and
 * judges the answer, and the loop that starts them when they are due and passes on what the rules
 * of {@code check} make of the results.
 *
 * <p>A probe is blocking code on a virtual thread of its own. All connections go through {@link
 * io.regent.probe.Dialer}. Touches {@code sys}, {@code script}, {@code observe}, and the values of
 * {@code net}, {@code config} and {@code check}. Start with {@link io.regent.probe.CheckLoop}, then
 * {@link io.regent.probe.TcpProbe}.
 */
@NullMarked
package io.regent.probe;

import org.jspecify.annotations.NullMarked;
